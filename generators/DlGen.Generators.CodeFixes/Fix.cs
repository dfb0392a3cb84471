namespace DlGen.Generators.CodeFixes;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="id">The diagnostic's ID.</param>
/// <param name="name">The fix's name among those of the diagnostic.</param>
/// <param name="at">The edit at a place; null where the fix isn't right.</param>
internal sealed class Fix(string id, string name, Func<Site, Edit?> at)
{
    public string Id { get; } = id;

    /// <summary>What the same fix has in common wherever it is offered, so that an editor can apply it to all places at once.</summary>
    public string Key { get; } = $"{id}.{name}";

    public Edit? At(Site site) => site.IsEditable ? at(site) : null;
}
