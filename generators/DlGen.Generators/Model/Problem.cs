namespace DlGen.Generators.Model;

/// <summary>Something wrong with a declaration: the diagnostic's ID, the place, and what its message names.</summary>
internal sealed record Problem(string Id, Site Site, EquatableArray<string> Arguments)
{
    public static Problem At(Site site, string id, params string[] arguments) =>
        new(id, site, EquatableArray.Create(arguments));
}
