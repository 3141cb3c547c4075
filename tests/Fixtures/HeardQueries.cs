using System.Data;
using System.Data.Common;
using System.Diagnostics;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Fixtures;

/// <summary>
/// Listens to every LINQ query that EF Core compiles in this process, and compiles the same ones for SQL Server, where the
/// command that would be sent is caught instead of sent.
/// </summary>
public sealed class HeardQueries : IDisposable, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    readonly List<IDisposable> subscriptions = [];
    readonly Dictionary<string, Expression> heard = new(StringComparer.Ordinal);

    public HeardQueries() => subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));

    public int Count => heard.Count;

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener listener)
    {
        if (listener.Name == DbLoggerCategory.Name) subscriptions.Add(listener.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> happening)
    {
        // QueryExecutionPlanned carries an expression too, but one that is compiled already.
        if (happening.Key != CoreEventId.QueryCompilationStarting.Name) return;
        if (happening.Value is not QueryExpressionEventData { Expression: { } expression, Context: not SqlServerContext }) return;
        lock (heard) heard.TryAdd(ExpressionPrinter.Print(expression), expression);
    }

    /// <summary>Each query with what SQL Server would be sent for it.</summary>
    public IReadOnlyList<(string Query, string Sql)> OnSqlServer()
    {
        var caught = new CaughtCommands();
        var options = new DbContextOptionsBuilder<SqlServerContext>();
        new DatabaseChoice(DatabaseKind.SqlServer, "Server=nowhere").Configure(options);
        options.AddInterceptors(caught, new NoConnection());
        using var db = new SqlServerContext(options.Options);
        var answers = new List<(string, string)>();
        lock (heard)
        {
            foreach (var (text, expression) in heard)
            {
                caught.Sql.Clear();
                Run(db, expression);
                answers.AddRange(caught.Sql.Select(sql => (text, sql)));
            }
        }
        return answers;
    }

    static void Run(SqlServerContext db, Expression expression)
    {
        var parameters = new Parameters();
        parameters.Visit(expression);
        var mine = new Roots(db).Visit(expression);
        var element = mine.Type.IsGenericType && mine.Type.IsAssignableTo(typeof(IQueryable)) ? mine.Type.GetGenericArguments()[0] : null;
        var result = element is null ? mine.Type : typeof(IEnumerable<>).MakeGenericType(element);
        typeof(HeardQueries).GetMethod(nameof(Execute), BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(result).Invoke(null, [db, mine, parameters.Found]);
    }

    static void Execute<TResult>(SqlServerContext db, Expression expression, IReadOnlyDictionary<string, Type> parameters)
    {
        var context = db.GetService<IQueryContextFactory>().Create();
        foreach (var (name, type) in parameters) context.Parameters[name] = Sample(type);
        try
        {
            var answer = db.GetService<IDatabase>().CompileQuery<TResult>(expression, async: false)(context);
            if (answer is System.Collections.IEnumerable rows) foreach (var _ in rows) { }
        }
        catch (InvalidOperationException fault) when (fault.Message.Contains("no elements", StringComparison.Ordinal) || fault.Message.Contains("Nullable", StringComparison.Ordinal))
        {
            // Single() and Max() of nothing: the command was caught all the same.
        }
    }

    static object? Sample(Type type)
    {
        if (type == typeof(string)) return "x";
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 2);
        if (type.IsGenericType && type.IsAssignableTo(typeof(System.Collections.IEnumerable)))
        {
            var element = type.GetGenericArguments()[0];
            var list = (System.Collections.IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
            list.Add(Sample(element));
            list.Add(Sample(element));
            return list;
        }
        return Activator.CreateInstance(Nullable.GetUnderlyingType(type) ?? type);
    }

    public void Dispose() => subscriptions.ForEach(s => s.Dispose());

    void IObserver<DiagnosticListener>.OnCompleted() { }
    void IObserver<DiagnosticListener>.OnError(Exception error) { }
    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }
    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    sealed class Parameters : ExpressionVisitor
    {
        public Dictionary<string, Type> Found { get; } = new(StringComparer.Ordinal);

        protected override Expression VisitExtension(Expression node)
        {
            if (node is QueryParameterExpression parameter) Found[parameter.Name] = parameter.Type;
            return node is EntityQueryRootExpression or QueryParameterExpression ? node : base.VisitExtension(node);
        }
    }

    /// <summary>Puts the tables of SQL Server's model in the place of those of the model that the query was written on.</summary>
    sealed class Roots(DbContext db) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) => node switch
        {
            EntityQueryRootExpression root => new EntityQueryRootExpression(
                db.GetService<Microsoft.EntityFrameworkCore.Query.IAsyncQueryProvider>(), db.Model.FindEntityType(root.EntityType.Name)!),
            QueryParameterExpression => node,
            _ => base.VisitExtension(node),
        };
    }

    sealed class CaughtCommands : DbCommandInterceptor
    {
        public List<string> Sql { get; } = [];

        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Sql.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Sql.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }

    sealed class NoConnection : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) => InterceptionResult.Suppress();
    }
}
