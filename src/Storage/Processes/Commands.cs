using PaWorkflow.Storage.Database;

namespace PaWorkflow.Storage.Processes;

/// <summary>Commands that carry an id of their sender's: sent again, they are answered and change nothing.</summary>
public static class Commands
{
    /// <summary>Answers a command that was taken before; else has it done and keeps the answer, in the caller's transaction.</summary>
    /// <param name="id">Null: the sender gave none, and the command is taken as a new one.</param>
    /// <param name="content">What the command is, e.g. <c>task.complete u01-2564:17</c>.</param>
    /// <exception cref="CommandIdUsed">The id stands for another command.</exception>
    public static async Task<string> Once(this PaContext db, string unitId, string? id, string content, DateTimeOffset now, Func<Task<string>> take)
    {
        if (id is null) return await take();
        if (await db.TakenCommands.FindAsync(unitId, id) is { } taken)
            return taken.Content == content ? taken.Answer : throw new CommandIdUsed(id);
        // Two of the same at once: the second finds the key taken, runs again and is answered.
        var command = new TakenCommand { UnitId = unitId, Id = id, Content = content, Answer = "", At = now };
        db.TakenCommands.Add(command);
        command.Answer = await take();
        return command.Answer;
    }
}

/// <summary>The id of a command was used for another one.</summary>
public sealed class CommandIdUsed(string id) : Exception($"The command id '{id}' stands for another command.");
