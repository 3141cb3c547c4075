using System.Collections.Concurrent;
using System.Text.Json;
using Acornima.Ast;
using Jint;
using Jint.Native.Json;
using Jint.Runtime;
using Expression = PaWorkflow.Workflows.Model.Expression;

namespace PaWorkflow.Workflows.Engine;

/// <summary>Evaluates the expressions of a definition: JavaScript without any reach into .NET, within limits.</summary>
static class ScriptRunner
{
    const int MaxStatements = 10_000;
    const int MaxRecursion = 64;
    const long MaxBytes = 16_000_000;
    const uint MaxArray = 100_000;
    static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(0.8);

    /// <summary>Takes away what is left to chance, and buffers that lie outside of the limit on memory.</summary>
    static readonly Prepared<Script> withoutChance = Jint.Engine.PrepareScript("""
        delete Math.random;
        for (const name of ["ArrayBuffer", "SharedArrayBuffer", "DataView", "Atomics", "WeakRef", "FinalizationRegistry", "Int8Array", "Uint8Array",
          "Uint8ClampedArray", "Int16Array", "Uint16Array", "Int32Array", "Uint32Array", "Float16Array", "Float32Array", "Float64Array",
          "BigInt64Array", "BigUint64Array", "Temporal"]) delete globalThis[name];
        """);

    static readonly ConcurrentDictionary<string, Prepared<Script>> Known = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the syntax; null when nothing is.</summary>
    public static string? FaultOf(Expression expression)
    {
        try
        {
            Prepare(expression.Script);
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
    public static JsonElement Evaluate(Expression expression, Variables variables, DateTimeOffset now)
    {
        if (!expression.IsScript) return System.Text.Json.JsonSerializer.SerializeToElement(expression.Text);
        try
        {
            var engine = new Jint.Engine(options => options
                .Strict().MaxStatements(MaxStatements).LimitRecursion(MaxRecursion).LimitMemory(MaxBytes).TimeoutInterval(MaxTime).RegexTimeoutInterval(MaxTime).MaxArraySize(MaxArray).DisableStringCompilation().SetTimeSystem(now));
            engine.Execute(withoutChance);
            var parser = new JsonParser(engine);
            foreach (var (name, value) in variables.Items)
            {
                // Only what the text may speak of is handed over: most expressions read one variable of many.
                if (expression.Script.Contains(name, StringComparison.Ordinal)) engine.SetValue(name, parser.Parse(value.GetRawText()));
            }
            var result = engine.Evaluate(Prepare(expression.Script));
            var json = new Jint.Native.Json.JsonSerializer(engine).Serialize(result);
            return json.IsString() ? JsonElement.Parse(json.AsString()) : JsonElement.Parse("null");
        }
        catch (Exception fault) when (fault is JintException or TimeoutException or ScriptPreparationException or JsonException)
        {
            throw new ExpressionFault($"{Short(expression.Text)}: {Cause(fault)}");
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

    static string Short(string text) => text.Length <= 200 ? text : $"{text[..200]}…";

    static Options SetTimeSystem(this Options options, DateTimeOffset now)
    {
        options.TimeSystem = new StandingClock(now);
        return options;
    }

    sealed class StandingClock(DateTimeOffset now) : DefaultTimeSystem(TimeZoneInfo.Utc, System.Globalization.CultureInfo.InvariantCulture)
    {
        public override DateTimeOffset GetUtcNow() => now.ToUniversalTime();
    }

    static Prepared<Script> Prepare(string script) => Known.GetOrAdd(script, static text => Jint.Engine.PrepareScript(text, strict: true));
}

/// <summary>An expression of the definition cannot be evaluated: the token waits behind an incident.</summary>
sealed class ExpressionFault(string message) : Exception(message);
