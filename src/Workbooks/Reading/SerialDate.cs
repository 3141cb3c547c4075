namespace PaWorkflow.Workbooks;

/// <summary>Dates as workbooks keep them: days since 1899-12-30, the time of day as a fraction.</summary>
static class SerialDate
{
    static readonly DateTime epoch = new(1899, 12, 30);

    /// <summary>To the millisecond: a fraction of a day has no exact seconds.</summary>
    public static bool TryRead(double serial, out DateTime at)
    {
        // Excel's own end is 9999-12-31; dates before March 1900, one day off there, are none of ours.
        var read = serial is >= 61 and < 2_958_466;
        at = read ? epoch.AddMilliseconds(Math.Round(serial * 86_400_000)) : default;
        return read;
    }
}
