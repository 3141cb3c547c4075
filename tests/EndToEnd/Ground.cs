// A query is compiled once in a process: the listener must be there before the first test.
[assembly: AssemblyFixture(typeof(PaWorkflow.Fixtures.HeardQueries))]
// Each class starts whole programs and waits for them much of its time: two side by side keep a small machine busy, more would only be in each other's way.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.Collections, MaxThreads = 2)]

namespace PaWorkflow.EndToEnd;

static class Ground
{
    /// <summary>The project's root.</summary>
    public static string Root { get; } = Find();

    public static string Catalogue { get; } = Path.Combine(Root, "src/Agreements/Catalogues/fy2564-one-stop-service.yaml");

    /// <summary>Where pictures and other things to look at are left.</summary>
    public static string Artifacts(string name) => Directory.CreateDirectory(Path.Combine(Root, "artifacts", name)).FullName;

    public static string Temporary() => Directory.CreateTempSubdirectory("paw-e2e-").FullName;

    static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "PaWorkflow.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
