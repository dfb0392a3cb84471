using DlGen.Generators.Model;

namespace DlGen.Generators;

/// <summary>One network's generated file.</summary>
/// <param name="Name">The network it belongs to.</param>
/// <param name="Text">The file's text; null when the declaration is wrong.</param>
/// <param name="Failure">The failure of the compiler itself, if it failed.</param>
internal sealed record GeneratedSource(NetworkName Name, string? Text, Problem? Failure);
