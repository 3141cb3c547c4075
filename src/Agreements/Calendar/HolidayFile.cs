namespace PaWorkflow.Agreements;

/// <summary>Reads holidays from YAML: <c>holidays:</c> with <c>{ date, name }</c> each; one file per year of the Common Era.</summary>
public static class HolidayFile
{
    public static HolidayReading Read(string yaml, string fileName)
    {
        var source = new YamlSource(fileName);
        var holidays = new List<Holiday>();
        if (source.Root(yaml) is { } root)
        {
            foreach (var map in root.Maps("holidays", "give a list of { date: 2021-01-01, name: วันขึ้นปีใหม่ }"))
            {
                var (text, name) = (map.Text("date", "give a date such as 2021-01-01"), map.Text("name", "give its Thai name"));
                map.Close();
                if (text is not null && !ThaiTime.TryDate(text, out _)) map.FaultAt("date", $"'{text}' is no date", "give a date such as 2021-01-01");
                else if (text is not null && name is not null && ThaiTime.TryDate(text, out var date)) holidays.Add(new(date, name));
            }
            root.Close();
        }
        return source.Faults.Count == 0 ? new(holidays, []) : new(null, source.Sorted);
    }

    internal static IEnumerable<Holiday> Embedded() => Agreements.Embedded.Names("Holidays/", ".yaml")
        .SelectMany(name => Read(Agreements.Embedded.Text("Holidays/" + name), name).Holidays ?? throw new InvalidOperationException($"The holidays {name} of the program itself do not read."));
}

/// <param name="Holidays">None when there are faults.</param>
public sealed record HolidayReading(IReadOnlyList<Holiday>? Holidays, IReadOnlyList<CatalogueFault> Faults);
