namespace PaWorkflow.Agreements;

/// <summary>The five equal classes of width 0.80 of a mean on a five-point scale (seed 002).</summary>
public enum LikertClass
{
    /// <summary>1.00–1.80 (น้อยที่สุด)</summary>
    Least = 1,

    /// <summary>1.81–2.60 (น้อย)</summary>
    Little,

    /// <summary>2.61–3.40 (ปานกลาง)</summary>
    Medium,

    /// <summary>3.41–4.20 (มาก)</summary>
    Much,

    /// <summary>4.21–5.00 (มากที่สุด)</summary>
    Most,
}

/// <summary>Reads a Likert mean.</summary>
public static class LikertMean
{
    /// <summary>The class of the mean rounded to two decimals, half away from zero.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The mean is not within 1 … 5.</exception>
    public static LikertClass ClassOf(decimal mean)
    {
        if (mean is < 1 or > 5) throw new ArgumentOutOfRangeException(nameof(mean), mean, "A mean of answers from 1 to 5 lies within 1 … 5.");
        return Math.Round(mean, 2, MidpointRounding.AwayFromZero) switch
        {
            <= 1.80m => LikertClass.Least,
            <= 2.60m => LikertClass.Little,
            <= 3.40m => LikertClass.Medium,
            <= 4.20m => LikertClass.Much,
            _ => LikertClass.Most,
        };
    }
}
