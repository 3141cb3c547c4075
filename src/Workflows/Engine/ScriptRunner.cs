using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Acornima.Ast;
using Jint;
using Jint.Native.Json;
using Jint.Runtime;
using Expression = PaWorkflow.Workflows.Model.Expression;

namespace PaWorkflow.Workflows.Engine;

/// <summary>
/// Evaluates the expressions of a definition: JavaScript without any reach into .NET, within limits. One runner serves one step, whose
/// scripts together may not take longer than <see cref="MaxTogether"/>.
/// </summary>
sealed partial class ScriptRunner
{
    const int MaxStatements = 10_000;
    const int MaxRecursion = 64;
    const long MaxBytes = 16_000_000;
    const uint MaxArray = 100_000;

    /// <summary>How deep a value may be nested: within the state, and within what is shown of it, there must be room around it.</summary>
    const int MaxDepth = 48;

    static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(0.8);
    static readonly TimeSpan MaxTogether = TimeSpan.FromSeconds(4);

    TimeSpan taken;

    /// <summary>Takes away what is left to chance, and buffers that lie outside of the limit on memory.</summary>
    static readonly Prepared<Script> withoutChance = Jint.Engine.PrepareScript("""
        delete Math.random;
        for (const name of ["ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "WeakRef", "FinalizationRegistry", "Int8Array", "Uint8Array",
          "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array",
          "BigInt64Array", "BigUint64Array", "Temporal"]) delete globalThis[name];
        """);

    static readonly ConcurrentDictionary<string, Prepared<Script>> Known = new(StringComparer.Ordinal);

    /// <summary>The first script has the interpreter compiled; on a busy machine that could use up the time of a small one.</summary>
    static ScriptRunner()
    {
        try
        {
            Run(new("${JSON.stringify([workingDays('2020-11-02T16:30:00+07:00', [1, 2]), { a: 'x' }])}"), Variables.Empty, DateTimeOffset.UnixEpoch);
        }
        catch (ExpressionFault)
        {
            // Its own time may run out for the very reason.
        }
    }

    /// <summary>What is wrong with the syntax; null when nothing is.</summary>
    public static string? FaultOf(Expression expression)
    {
        try
        {
            Prepare(expression.Script!);
            return null;
        }
        catch (ScriptPreparationException fault)
        {
            return fault.InnerException?.Message ?? fault.Message;
        }
    }

    /// <summary>The value of an expression; text that is no script is a JSON string.</summary>
    /// <exception cref="ExpressionFault">The script fails, runs too long, or reads a variable that is not there.</exception>
    /// <param name="now">What the script's Date takes for the present: a step is the same whenever it is taken.</param>
    public JsonElement Evaluate(Expression expression, Variables variables, DateTimeOffset now)
    {
        if (!expression.IsScript) return System.Text.Json.JsonSerializer.SerializeToElement(expression.Text);
        if (Plain(expression.Script!, variables) is { } value) return value;
        if (taken > MaxTogether) throw new ExpressionFault($"{Short(expression.Text)}: the scripts of one step run longer than {MaxTogether.TotalSeconds} seconds together", Trouble.Limit);
        var begun = Stopwatch.GetTimestamp();
        try
        {
            return Run(expression, variables, now);
        }
        finally
        {
            taken += Stopwatch.GetElapsedTime(begun);
        }
    }

    /// <summary>
    /// Most expressions are the path to a value, <c>plan.briefing.due</c>: what is there as data needs no script. Anything else is
    /// JavaScript's to say, and numbers too, which it writes in its own way.
    /// </summary>
    static JsonElement? Plain(string script, Variables variables)
    {
        if (!PathPattern().IsMatch(script) || script is "true" or "false" or "null" or "undefined" or "this" or "NaN" or "Infinity") return null;
        var names = script.Split('.');
        if (!variables.TryGet(names[0], out var value)) return null;
        foreach (var name in names.AsSpan(1))
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return null;
        }
        return value.ValueKind == JsonValueKind.Number ? null : value;
    }

    [GeneratedRegex(@"^[\p{L}_$][\p{L}\p{Mn}\p{Nd}_$]*(\.[\p{L}_$][\p{L}\p{Mn}\p{Nd}_$]*)*$")]
    private static partial Regex PathPattern();

    static JsonElement Run(Expression expression, Variables variables, DateTimeOffset now)
    {
        try
        {
            var engine = new Jint.Engine(options => options
                .Strict().MaxStatements(MaxStatements).LimitRecursion(MaxRecursion).LimitMemory(MaxBytes).TimeoutInterval(MaxTime).RegexTimeoutInterval(MaxTime)
                .MaxArraySize(MaxArray).DisableStringCompilation().TimeSystem = new StandingClock(now));
            engine.Execute(withoutChance);
            var countsDays = expression.Script!.Contains(WorkingDays.Name, StringComparison.Ordinal);
            if (countsDays) engine.Execute(WorkingDays.Script);
            var parser = new JsonParser(engine);
            foreach (var (name, value) in variables.Items)
            {
                // Only what the text may speak of is handed over: most expressions read one variable of many.
                if (expression.Script.Contains(name, StringComparison.Ordinal) || (countsDays && name == WorkingDays.Holidays)) engine.SetValue(name, parser.Parse(value.GetRawText()));
            }
            var result = engine.Evaluate(Prepare(expression.Script));
            var json = new Jint.Native.Json.JsonSerializer(engine).Serialize(result);
            return json.IsString() ? JsonElement.Parse(json.AsString(), new JsonDocumentOptions { MaxDepth = MaxDepth }) : JsonElement.Parse("null");
        }
        catch (Exception fault) when (fault is JintException or TimeoutException or ScriptPreparationException or JsonException)
        {
            throw new ExpressionFault($"{Short(expression.Text)}: {Cause(fault)}", IsLimit(fault) ? Trouble.Limit : Trouble.Expression);
        }
    }

    /// <summary>The same cause in the same words each time: what Jint says of its limits holds figures that differ from run to run.</summary>
    static string Cause(Exception fault) => fault switch
    {
        MemoryLimitExceededException => $"the script needs more than {MaxBytes / 1_000_000} MB",
        TimeoutException => $"the script runs longer than {MaxTime.TotalSeconds} seconds",
        StatementsCountOverflowException => $"the script takes more than {MaxStatements} statements",
        RecursionDepthOverflowException => $"the script calls itself more than {MaxRecursion} levels deep",
        _ => fault.Message,
    };

    static bool IsLimit(Exception fault) =>
        fault is MemoryLimitExceededException or TimeoutException or StatementsCountOverflowException or RecursionDepthOverflowException;

    static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";


    sealed class StandingClock(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture)
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }

    static Prepared<Script> Prepare(string script) => Known.GetOrAdd(script, static text => Jint.Engine.PrepareScript(text, strict: true));
}

/// <summary>An expression of the definition cannot be evaluated: the token waits behind an incident.</summary>
sealed class ExpressionFault(string message, Trouble trouble = Trouble.Expression) : Exception(message)
{
    public Trouble Trouble { get; } = trouble;
}
