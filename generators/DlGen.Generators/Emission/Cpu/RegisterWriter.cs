using DlGen.Generators.Model;
using DlGen.Generators.Scalars;

namespace DlGen.Generators.Emission.Cpu;

/// <summary>Writes an expression over registers as statements.</summary>
internal static class RegisterWriter
{
    /// <summary>TVector name = function; with common parts under names of their own before it.</summary>
    public static void Write(CodeWriter code, string name, Expression function, ScalarType scalar, Func<string, string> nameOf)
    {
        PrintedExpression printed = Printer.Print(function, nameOf, scalar, name);
        foreach ((string part, string text) in printed.Lets)
        {
            code.Line($"TVector {part} = {text};");
        }

        code.Line($"TVector {name} = {printed.Result};");
    }
}
