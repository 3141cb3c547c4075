namespace PaWorkflow.Agreements;

/// <summary>
/// Reads holidays from YAML: <c>holidays:</c> with <c>{ date, name }</c> each, and <c>source:</c>, who has announced them; one file per
/// year of the Common Era.
/// </summary>
public static class HolidayFile
{
    public static HolidayReading Read(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        var dateRight = new Wording("give a date such as 2021-01-01", "ระบุวันที่เป็นปี ค.ศ. เช่น 2021-01-01");
        var holidays = new List<Holiday>();
        if (source.Root(yaml) is { } root)
        {
            var from = root.Optional("source") ?? "";
            foreach (var map in root.Maps("holidays", new(
                "give a list of { date: 2021-01-01, name: วันขึ้นปีใหม่ }", "ระบุรายการวันหยุด แต่ละวันเขียนเป็น { date: 2021-01-01, name: วันขึ้นปีใหม่ }")))
            {
                var (text, name) = (map.Text("date", dateRight), map.Text("name", Wordings.GiveThaiName));
                map.Close();
                if (text is not null && !ThaiTime.TryDate(text, out _)) map.FaultAt("date", Wordings.IsNo(Wordings.Same($"'{text}'"), Wordings.ADate), dateRight);
                else if (text is not null && name is not null && ThaiTime.TryDate(text, out var date)) holidays.Add(new(date, name) { Source = from });
            }
            root.Close();
        }
        return source.Faults.Count == 0 ? new(holidays, []) : new(null, source.Sorted);
    }

    /// <summary>The holidays that come with the program, in the order of their dates within each year.</summary>
    public static IReadOnlyList<Holiday> Shipped => shipped.Value;

    static readonly Lazy<IReadOnlyList<Holiday>> shipped = new(() => [.. Embedded()]);

    static IEnumerable<Holiday> Embedded() => Agreements.Embedded.Names("Holidays/", ".yaml")
        .SelectMany(name => Read(Agreements.Embedded.Text("Holidays/" + name), name).Holidays ?? throw new InvalidOperationException($"The holidays {name} of the program itself do not read."));
}

/// <param name="Holidays">None when there are faults.</param>
public sealed record HolidayReading(IReadOnlyList<Holiday>? Holidays, IReadOnlyList<CatalogueFault> Faults);
