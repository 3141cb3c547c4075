using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PaWorkflow.Agreements;

/// <summary>A KPI's round. Nothing is rounded.</summary>
public sealed record KpiScoreAnswer
{
    /// <summary>Points by criterion id, in the catalogue's order.</summary>
    public required IReadOnlyDictionary<string, decimal> Criteria { get; init; }

    /// <summary>How each criterion came to its points.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<Reason>> CriterionReasons { get; init; }

    /// <summary>From the criteria's points to the score.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>Sum of the criteria's points, halved where the first round was missed and the KPI has that rule.</summary>
    public required decimal Points { get; init; }

    public required decimal Max { get; init; }

    /// <summary>The KPI's own penalty, in points of the score; 0 where the general one applies.</summary>
    public required decimal Penalty { get; init; }

    /// <summary>Days late by the KPI's own penalty, or working days by the general one.</summary>
    public required int DaysLate { get; init; }

    /// <summary>Out of 5, the KPI's own penalty taken off, never below 0.</summary>
    public required decimal Score { get; init; }
}

/// <summary>A unit's round. Nothing is rounded but in <see cref="ToJson"/>.</summary>
public sealed record ScoreAnswer
{
    public required IReadOnlyDictionary<string, KpiScoreAnswer> Kpis { get; init; }

    /// <summary>Weighted mean of the scores given, out of 5.</summary>
    public required decimal Weighted { get; init; }

    /// <summary>The general penalty of all late reports whose KPI has no penalty of its own.</summary>
    public required decimal LatePenalty { get; init; }

    /// <summary>Weighted less the late penalty, never below 0.</summary>
    public required decimal Total { get; init; }

    /// <summary>From the KPIs' scores to the total.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    static readonly JsonWriterOptions indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Four decimals, half away from zero; the scale is kept, so that it prints as <c>5.0000</c>.</summary>
    public static decimal Rounded(decimal value) => Math.Round(value, 4, MidpointRounding.AwayFromZero) + 0.0000m;

    /// <summary>The answer of the verb <c>score</c>: decimals with four places, as JSON numbers.</summary>
    public string ToJson()
    {
        using var memory = new MemoryStream();
        using (var json = new Utf8JsonWriter(memory, indented)) Write(json);
        return Encoding.UTF8.GetString(memory.ToArray());
    }

    void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartObject("kpis");
        foreach (var (code, kpi) in Kpis)
        {
            json.WriteStartObject(code);
            json.WriteStartObject("criteria");
            foreach (var (id, points) in kpi.Criteria) json.WriteNumber(id, Rounded(points));
            json.WriteEndObject();
            json.WriteNumber("points", Rounded(kpi.Points));
            json.WriteNumber("max", Rounded(kpi.Max));
            json.WriteNumber("penalty", Rounded(kpi.Penalty));
            json.WriteNumber("score", Rounded(kpi.Score));
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteNumber("weighted", Rounded(Weighted));
        json.WriteNumber("latePenalty", Rounded(LatePenalty));
        json.WriteNumber("total", Rounded(Total));
        json.WriteEndObject();
    }
}
