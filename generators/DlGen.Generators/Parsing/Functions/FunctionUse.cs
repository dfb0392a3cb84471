namespace DlGen.Generators.Parsing.Functions;

/// <summary>What a network does with a function.</summary>
/// <param name="Name">As messages call it.</param>
/// <param name="Parameters">The parameters it must have.</param>
/// <param name="Count">How many.</param>
internal sealed record FunctionUse(string Name, string Parameters, int Count)
{
    public static FunctionUse Activation { get; } = new("activation", "float x", 1);

    public static FunctionUse Loss { get; } = new("loss", "float prediction, float target", 2);
}
