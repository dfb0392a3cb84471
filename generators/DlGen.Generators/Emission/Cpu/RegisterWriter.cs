using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes expressions over registers as the statements of one scope, each name declared once.</summary>
internal sealed class RegisterWriter
{
    private readonly CodeWriter code;
    private readonly ScalarType scalar;
    private readonly Func<string, string> nameOf;
    private readonly HashSet<string> taken = new(["row", "column", "x", "y", "batch", "worker", "step", "first", "last", "sum", "loss", "losses", "product"]);

    public RegisterWriter(CodeWriter code, ScalarType scalar, Func<string, string> nameOf)
    {
        this.code = code;
        this.scalar = scalar;
        this.nameOf = nameOf;
    }

    /// <summary>TVector name = function; with common parts under names of their own before it.</summary>
    public void Write(string name, Expression function)
    {
        taken.Add(name);
        Dictionary<string, string> names = Variables(function).Distinct().ToDictionary(variable => variable, nameOf);
        (IReadOnlyList<(string Name, string Text)> lets, string result) = Printer.Print(function, names, scalar, taken: taken);
        foreach ((string part, string text) in lets)
        {
            taken.Add(part);
            code.Line($"TVector {part} = {text};");
        }

        code.Line($"TVector {name} = {result};");
    }

    private static IEnumerable<string> Variables(Expression expression) => expression is Variable variable
        ? [variable.Name]
        : expression.Operands.SelectMany(Variables);
}
