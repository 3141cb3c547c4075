using Microsoft.EntityFrameworkCore;
using PaWorkflow.Storage.Access;
using PaWorkflow.Storage.Webhooks;

namespace PaWorkflow.Storage.Database;

/// <summary>How programs come in and are told: tokens and webhooks.</summary>
static class AccessModel
{
    public static void Map(ModelBuilder builder)
    {
        builder.Entity<AccessToken>(token =>
        {
            token.ToTable("AccessTokens");
            token.Property(t => t.Name).HasMaxLength(AccessToken.MaxName);
            token.HasIndex(t => t.Sha256).IsUnique();
            token.HasIndex(t => t.PersonId);
        });
        builder.Entity<Webhook>(webhook =>
        {
            webhook.ToTable("Webhooks");
            webhook.HasIndex(w => w.UnitId);
            webhook.Property(w => w.Address).HasMaxLength(Webhook.MaxAddress);
            webhook.Property(w => w.Events).HasMaxLength(400);
            webhook.Property(w => w.ProtectedSecret).HasMaxLength(1000);
            webhook.Ignore(w => w.EventNames);
        });
        builder.Entity<WebhookDelivery>(delivery =>
        {
            delivery.ToTable("WebhookDeliveries");
            delivery.HasIndex(d => d.CreatedAt);
            delivery.HasIndex(d => new { d.WebhookId, d.Id });
            delivery.HasIndex(d => new { d.WebhookId, d.State, d.ReadyAt });
            delivery.Property(d => d.Body).Unbounded();
            delivery.Property(d => d.Answer!).HasMaxLength(WebhookDelivery.MaxAnswer);
            delivery.Property(d => d.Error!).HasMaxLength(WebhookDelivery.MaxError);
        });
    }
}
