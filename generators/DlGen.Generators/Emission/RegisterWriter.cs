using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission;

/// <summary>Writes expressions over registers as the statements of a method, each name declared once.</summary>
/// <param name="code">Where to.</param>
/// <param name="dialect">The back end's words.</param>
/// <param name="nameOf">A value's name as code.</param>
/// <param name="parameters">The names of the method's parameters.</param>
internal sealed class RegisterWriter(CodeWriter code, Dialect dialect, Func<string, string> nameOf, IEnumerable<string> parameters)
{
    private readonly HashSet<string> taken = new(parameters);

    /// <summary>TVector name = function; with common parts under names of their own before it.</summary>
    public void Write(string name, Expression function)
    {
        taken.Add(name);
        Dictionary<string, string> names = function.Parts.OfType<Variable>().ToDictionary(static variable => variable.Name, variable => nameOf(variable.Name));
        (IReadOnlyList<(string Name, string Text)> lets, string result) = Printer.Print(function, names, dialect.Scalar, dialect.Vector, taken);
        foreach ((string part, string text) in lets)
        {
            taken.Add(part);
            code.Line($"{dialect.Vector} {part} = {text};");
        }

        code.Line($"{dialect.Vector} {name} = {result};");
    }
}
