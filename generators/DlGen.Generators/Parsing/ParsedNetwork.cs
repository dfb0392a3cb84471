using DlGen.Generators.Model;

namespace DlGen.Generators.Parsing;

/// <summary>
/// What a class's attributes say. Without a network either the problems say why, or the compiler itself does: what it
/// refuses is not reported twice.
/// </summary>
/// <param name="Spec">The declaration; null when it is wrong.</param>
/// <param name="Problems">What is wrong with it.</param>
internal sealed record ParsedNetwork(NetworkSpec? Spec, EquatableArray<Problem> Problems)
{
    /// <summary>Of a class that declares no network, or one that the compiler refuses.</summary>
    public static ParsedNetwork None { get; } = new(null, EquatableArray<Problem>.Empty);
}
