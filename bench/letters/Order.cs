using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PaWorkflow.Templates;
using PaWorkflow.Templates.Engine;

namespace PaWorkflow.LetterSpeed;

/// <summary>The appointment order with many rows in its annex.</summary>
sealed class Order
{
    const int Letters = 1_000;

    readonly Template template;
    readonly byte[] letter;

    public Order(int rows)
    {
        var kind = LetterKind.Of("appointment-order");
        Template = kind.Form;
        var holders = Enumerable.Range(1, rows).Select(n => new KpiHolder(string.Create(CultureInfo.InvariantCulture, $"1.{n}"), $"ร้อยละความสำเร็จของงานลำดับที่ {n} ตามแผนปฏิบัติการ", 2m, $"เจ้าหน้าที่ลำดับที่ {n}"));
        Data = Encoding.UTF8.GetBytes((AppointmentOrder.Sample with { Holders = [.. holders] }).ToData().GetRawText());
        template = kind.Compile();
        letter = Letter();
    }

    public byte[] Template { get; }

    public byte[] Data { get; }

    public int Unpacked => ZipReader.Read(letter).Sum(part => part.Bytes.Length);

    /// <summary>From the data's bytes to the letter's; the template was compiled before, as the house does it.</summary>
    public byte[] Letter() => Rendered(template);

    /// <summary>From the template's and the data's bytes to the letter's.</summary>
    public byte[] CompiledEachTime() => Rendered(Templates.Template.Compile(Template, "appointment-order.docx").Template!);

    byte[] Rendered(Template compiled)
    {
        using var data = JsonDocument.Parse(Data);
        return compiled.Render(data.RootElement).Document!;
    }

    /// <summary>The same package unpacked and packed again without any change, by the same packer: what any program must do that fills a letter and packs it whole.</summary>
    public byte[] Limit()
    {
        using var sink = new ByteSink();
        var zip = new ZipWriter(sink);
        foreach (var part in ZipReader.Read(letter)) zip.Add(part.Name, part.Bytes);
        zip.End();
        return sink.Written.ToArray();
    }

    /// <returns>Milliseconds of the processor a letter: what it takes on one core, whatever else runs on the machine.</returns>
    public static double Time(Func<byte[]> make)
    {
        for (var n = 0; n < Letters / 5; n++) make();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var n = 0; n < Letters; n++) make();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / Letters;
    }

    public void TellMemory(int letters)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var (half, peak) = (0L, 0L);
        for (var n = 0; n < letters; n++)
        {
            Letter();
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
            if (n == letters / 2) half = GC.GetTotalMemory(forceFullCollection: true);
        }
        var after = GC.GetTotalMemory(forceFullCollection: true);
        Console.WriteLine($"Managed heap over {letters:N0} letters: {before / 1024:N0} kB before, {half / 1024:N0} kB after the half, {after / 1024:N0} kB after all; at most {peak / 1024:N0} kB between collections. Working set at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MB.");
    }
}
