using System.Reflection;
using System.Text;
using DlGen.Generators.Model;
using DlGen.Generators.Scalars;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static DlGen.Generators.Tests.Scalars.Numbers;

namespace DlGen.Generators.Tests.Scalars;

/// <summary>Printed formulas, compiled and run over a register of one lane.</summary>
public class PrintedCodeTests
{
    private static readonly Dictionary<string, string> Names = new() { ["x"] = "z", ["t"] = "target" };

    [Fact]
    public void RandomFormulas_CompileAndGiveTheirValue()
    {
        var random = new RandomExpressions(seed: 6);
        List<Expression> formulas = [];
        for (int count = 0; count < 150; count++)
        {
            Expression formula = random.Next(depth: 4);
            formulas.AddRange([formula, Simplifier.Simplify(formula)]);
        }

        Type code = Compile(formulas, ScalarType.Double, DiagnosticSeverity.Error).GetType("Formulas")!;
        for (int index = 0; index < formulas.Count; index++)
        {
            MethodInfo method = code.GetMethod("F" + index)!.MakeGenericMethod(typeof(Lane));
            foreach (double x in new[] { -2.5, -0.3, 0, 0.7, 1.9 })
            {
                double expected = formulas[index].At(x);
                double actual = ((Lane)method.Invoke(null, [(Lane)x, (Lane)0.3])!).Value;
                Assert.True(
                    expected.Equals(actual) || Math.Abs(expected - actual) <= 1e-12 * Math.Abs(expected),
                    FormattableString.Invariant($"{formulas[index]} at {x}: expected {expected:R}, got {actual:R}"));
            }
        }
    }

    [Fact]
    public void RandomSimplifiedFormulas_CompileWithoutWarnings()
    {
        var random = new RandomExpressions(seed: 7);
        List<Expression> formulas = [];
        for (int count = 0; count < 150; count++)
        {
            formulas.Add(Simplifier.Simplify(random.Next(depth: 4)));
        }

        Assert.NotNull(Compile(formulas, ScalarType.Float, DiagnosticSeverity.Warning));
    }

    private static Assembly Compile(List<Expression> formulas, ScalarType scalar, DiagnosticSeverity refused)
    {
        string type = scalar == ScalarType.Float ? "float" : "double";
        var source = new StringBuilder("#nullable enable\npublic static class Formulas\n{\n");
        for (int index = 0; index < formulas.Count; index++)
        {
            (var lets, string result) = Printer.Print(formulas[index], Names, scalar);
            source.Append($"public static TVector F{index}<TVector>(TVector z, TVector target)\n");
            source.Append($"    where TVector : struct, DlGen.Kernels.IVector<TVector, {type}>\n{{\n");
            source.Append(string.Concat(lets.Select(static let => $"    TVector {let.Name} = {let.Text};\n")));
            source.Append($"    TVector result = {result};\n    return result;\n}}\n");
        }

        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "PrintedFormulas" + type,
            [CSharpSyntaxTree.ParseText(source.Append("}\n").ToString())],
            platform.Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var stream = new MemoryStream();
        var emitted = compilation.Emit(stream);

        Assert.Empty(emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= refused));
        return Assembly.Load(stream.ToArray());
    }
}
