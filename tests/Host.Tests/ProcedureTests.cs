using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PaWorkflow.Host.Jobs;
using PaWorkflow.Host.Mail;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;
using PaWorkflow.Templates;
using PaWorkflow.Workflows.Model;

namespace PaWorkflow.Host.Tests;

/// <summary>What the shipped procedures name is there: workers, forms, posts and letters.</summary>
public sealed class ProcedureTests
{
    public static TheoryData<string> Names() => [.. Builtin.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Everything_a_procedure_names_is_known(string name)
    {
        var data = Directory.CreateTempSubdirectory("paw-host-").FullName;
        using var house = new ServiceCollection().AddLogging(log => log.ClearProviders())
            .AddHouse(data, DatabaseChoice.EmbeddedIn(data), TimeProvider.System, new MailOptions()).BuildServiceProvider();
        var topics = house.GetRequiredService<JobTopics>();
        foreach (var definition in BpmnFile.Read(Builtin.Read(name), name).Processes)
        {
            foreach (var node in definition.Nodes)
            {
                var topic = node switch { ServiceTask service => service.Topic, EndEvent { Topic: { } t } => t, ThrowEvent { Topic: { } t } => t, _ => null };
                if (topic is not null) Assert.NotNull(topics.Of(topic));
                if (node is UserTask task)
                {
                    Assert.True(FormNames.Knows(task.FormKey), $"{task.Id}: form {task.FormKey}");
                    if (task.CandidateGroups is { } groups) Assert.Contains(groups.Text, ThaiDisplay.Posts);
                }
                if (node.Properties.TryGetValue("letter", out var letter)) Assert.NotNull(LetterKind.Of(letter));
                if (node.Properties.TryGetValue("about", out var about)) Assert.IsType<UserTask>(definition.Find(about));
            }
        }
        Assert.Throws<InvalidOperationException>(() => topics.Of("nobody"));
    }
}
