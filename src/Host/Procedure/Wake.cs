namespace PaWorkflow.Host.Procedure;

/// <summary>Tells the workers that a step has made work for them. Under a virtual clock nobody listens: the loop runs them itself.</summary>
public sealed class Wake(Action workers)
{
    public void Workers() => workers();
}
