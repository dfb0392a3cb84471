using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission;

/// <summary>Writes expressions over registers as the statements of one scope, each name declared once.</summary>
internal sealed class RegisterWriter
{
    private readonly CodeWriter code;
    private readonly ScalarType scalar;
    private readonly Func<string, string> nameOf;
    private readonly string vector;
    private readonly HashSet<string> taken = new(["row", "column", "x", "y", "batch", "worker", "step", "first", "last", "sum", "loss", "losses", "product"]);

    /// <param name="code">Where to.</param>
    /// <param name="scalar">The type of the literals.</param>
    /// <param name="nameOf">A value's name as code.</param>
    /// <param name="vector">The register type's name.</param>
    public RegisterWriter(CodeWriter code, ScalarType scalar, Func<string, string> nameOf, string vector = "TVector")
    {
        this.vector = vector;
        this.code = code;
        this.scalar = scalar;
        this.nameOf = nameOf;
    }

    /// <summary>TVector name = function; with common parts under names of their own before it.</summary>
    public void Write(string name, Expression function)
    {
        taken.Add(name);
        Dictionary<string, string> names = function.Parts.OfType<Variable>().ToDictionary(static variable => variable.Name, variable => nameOf(variable.Name));
        (IReadOnlyList<(string Name, string Text)> lets, string result) = Printer.Print(function, names, scalar, vector, taken);
        foreach ((string part, string text) in lets)
        {
            taken.Add(part);
            code.Line($"{vector} {part} = {text};");
        }

        code.Line($"{vector} {name} = {result};");
    }
}
