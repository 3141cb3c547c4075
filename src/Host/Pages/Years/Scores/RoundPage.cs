using Microsoft.EntityFrameworkCore;
using PaWorkflow.Agreements;
using PaWorkflow.Host.Procedure.Scores;
using PaWorkflow.Host.Web;
using PaWorkflow.Storage.Database;

namespace PaWorkflow.Host.Pages.Years.Scores;

/// <summary>A page about one round's scores, with the KPIs that the viewer may see.</summary>
public abstract class RoundPage(PaContext db, Standings standings) : UnitPage
{
    public int Year { get; private set; }
    public RoundStanding Standing { get; private set; } = null!;
    public Catalogue Catalogue => Standing.Catalogue;
    public string Round => Standing.Round.Id;

    /// <summary>The KPIs of the round that the viewer may see, in the catalogue's order.</summary>
    public IReadOnlyList<Kpi> Kpis { get; private set; } = [];

    /// <summary>Reasons in English instead of Thai.</summary>
    public bool InEnglish => Request.Query["lang"] == "en";

    public string Say(Reason reason) => InEnglish ? reason.InEnglish() : reason.InThai();

    protected async Task<bool> LoadRound(int year, string round)
    {
        if (await standings.Of(db, Viewer.UnitId, year, round) is not { } standing) return false;
        (Year, Standing) = (year, standing);
        var theirs = Viewer.SeesWholeUnit ? [] : await Viewer.KpisSeen(db).Where(h => h.Year == year).Select(h => h.Kpi).ToListAsync();
        Kpis = [.. standing.Catalogue.Kpis.Where(k => k.Rounds.ContainsKey(round) && (Viewer.SeesWholeUnit || theirs.Contains(k.Code)))];
        return Viewer.SeesWholeUnit || Kpis.Count > 0;
    }
}
