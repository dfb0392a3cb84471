using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Parsing.Functions;

/// <summary>Something wrong with a method that has [Elementwise]: the diagnostic's ID, the place, and what its message names.</summary>
/// <remarks>It holds a place in the source, so only analyzers keep it: the generator's pipeline carries values.</remarks>
internal sealed record FunctionProblem(Location Location, string Id, params string[] Arguments);
