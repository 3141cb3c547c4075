using System.Diagnostics;
using System.Globalization;
using PaWorkflow.LetterSpeed;

// dotnet run -c Release --project bench/letters         the appointment order beside docxtemplater and beside the limit, five rounds
// dotnet run -c Release --project bench/letters -- 9    nine rounds
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// One core for all, docxtemplater's process too, which takes after ours.
if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows()) Process.GetCurrentProcess().ProcessorAffinity = 1;
var rounds = args is [var given, ..] ? int.Parse(given, CultureInfo.InvariantCulture) : 5;
var order = new Order(rows: 50);
var peer = await Peer.Prepare(order);
var all = new List<Round>();
for (var round = 0; round <= rounds; round++)
{
    var told = new Round(Order.Time(order.Letter), Order.Time(order.CompiledEachTime), Order.Time(order.Limit), await peer.Milliseconds());
    Console.Error.WriteLine($"round {round}: a letter {told.Letter:f3} ms, compiled each time {told.Compiled:f3} ms, limit {told.Limit:f3} ms, docxtemplater {told.Peer:f2} ms");
    // The first round warms up.
    if (round > 0) all.Add(told);
}
Console.WriteLine($"A letter of {order.Letter().Length:N0} bytes with {order.Unpacked:N0} bytes of XML and pictures, from {order.Template.Length:N0} bytes of template and {order.Data.Length:N0} of data.");
Console.WriteLine();
Console.WriteLine("| bytes in, bytes out | ms a letter | letters/s | times docxtemplater | of the limit |");
Console.WriteLine("|---|---|---|---|---|");
Line("compiled once", round => round.Letter);
Line("compiled for each letter", round => round.Compiled);
Line("the limit: unpacked and packed again", round => round.Limit);
Line("docxtemplater", round => round.Peer);
Console.WriteLine();
order.TellMemory(letters: 10_000);

void Line(string name, Func<Round, double> time)
{
    var milliseconds = Median(time);
    Console.WriteLine($"| {name} | {milliseconds:f3} | {1000 / milliseconds:f0} | {Median(round => round.Peer / time(round)):f1} | {Median(round => round.Limit / time(round)):p0} |");
}

double Median(Func<Round, double> of)
{
    var sorted = all.Select(of).Order().ToList();
    return (sorted[sorted.Count / 2] + sorted[(sorted.Count - 1) / 2]) / 2;
}

/// <summary>Milliseconds a letter.</summary>
sealed record Round(double Letter, double Compiled, double Limit, double Peer);
