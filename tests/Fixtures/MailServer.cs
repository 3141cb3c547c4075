using System.Diagnostics;
using MimeKit;

namespace PaWorkflow.Fixtures;

/// <summary>A real SMTP server (Debian's python3-aiosmtpd) that keeps what it is given in a Maildir.</summary>
public sealed class MailServer : IAsyncDisposable
{
    readonly Process process;
    readonly string maildir;

    MailServer(Process process, string maildir, int port) => (this.process, this.maildir, Port) = (process, maildir, port);

    public int Port { get; }

    public static async Task<MailServer> Start()
    {
        var maildir = Path.Combine(Directory.CreateTempSubdirectory("paw-mail-").FullName, "box");
        var port = Shell.FreePort();
        // Recipients at refused.example are turned away for good, as a server does with an address that does not exist.
        const string program = """
            import asyncio, sys
            from aiosmtpd.controller import Controller
            from aiosmtpd.handlers import Mailbox
            class Box(Mailbox):
                async def handle_RCPT(self, server, session, envelope, address, options):
                    if address.endswith("@refused.example"): return "550 no such mailbox"
                    envelope.rcpt_tos.append(address)
                    return "250 OK"
            controller = Controller(Box(sys.argv[1]), hostname="127.0.0.1", port=int(sys.argv[2]), enable_SMTPUTF8=True)
            controller.start()
            print("ready", flush=True)
            sys.stdin.read()
            controller.stop()
            """;
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", ["-c", program, maildir, port.ToString(System.Globalization.CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var said = await process.StandardOutput.ReadLineAsync();
        return said == "ready" ? new(process, maildir, port)
            : throw new InvalidOperationException("The SMTP server does not start; is python3-aiosmtpd installed? The command ./test installs it.");
    }

    public IReadOnlyList<MimeMessage> Received() =>
        Directory.Exists(Path.Combine(maildir, "new"))
            ? [.. Directory.GetFiles(Path.Combine(maildir, "new")).Order(StringComparer.Ordinal).Select(file => MimeMessage.Load(file))] : [];

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
