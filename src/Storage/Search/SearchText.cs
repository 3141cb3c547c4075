using PaWorkflow.Storage.Evidence;
using PaWorkflow.Storage.Letters;
using PaWorkflow.Storage.Processes;

namespace PaWorkflow.Storage.Search;

/// <summary>What a thing is found by: its words, folded (<see cref="SearchFold"/>), with the thing that they belong to.</summary>
public sealed class SearchText
{
    public long Id { get; init; }
    public required string UnitId { get; init; }
    public required SearchKind Kind { get; init; }

    /// <summary>Of a task, and of what was said about one.</summary>
    public string? TaskId { get; init; }
    public string? NoteId { get; init; }

    public long? LetterId { get; init; }
    public Letter? Letter { get; init; }

    /// <summary>Of a file's name.</summary>
    public long? FileId { get; init; }
    public EvidenceFile? File { get; init; }

    /// <summary>Of the text inside a file: one row for the unit, however often it was attached.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Of a KPI.</summary>
    public int? Year { get; init; }
    public string? Kpi { get; init; }

    public required string Text { get; set; }

    /// <summary>Unit and kind as one word that the full-text index narrows by.</summary>
    public string Scope { get => ScopeOf(UnitId, Kind); private set { } }

    internal static string ScopeOf(string unitId, SearchKind kind) => $"|{unitId}|{kind}|";

    public static SearchText Of(UserTask task) => new()
    {
        UnitId = task.UnitId, Kind = SearchKind.Task, TaskId = task.Id, Text = SearchFold.Of($"{task.Name} {task.Kpi} {task.Subject}"),
    };

    public static SearchText Of(TaskNote note) => new()
    {
        UnitId = note.UnitId, Kind = SearchKind.Note, TaskId = note.TaskId, NoteId = note.Id, Text = SearchFold.Of(note.Text),
    };

    public static SearchText Of(EvidenceFile file) => new() { UnitId = file.UnitId, Kind = SearchKind.File, File = file, Text = SearchFold.Of(file.FileName) };

    public static SearchText Of(Letter letter) => new() { UnitId = letter.UnitId, Kind = SearchKind.Letter, Letter = letter, Text = WordsOf(letter) };

    public static SearchText OfKpi(string unitId, int year, string code, string name) => new()
    {
        UnitId = unitId, Kind = SearchKind.Kpi, Year = year, Kpi = code, Text = SearchFold.Of($"{code} {name}"),
    };

    public static string WordsOf(Letter letter) => SearchFold.Of($"{letter.Subject} {letter.Number}");
}

public enum SearchKind { Task, Kpi, Note, Letter, File, FileText }
