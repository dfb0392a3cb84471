using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace DlGen.Generators.Tests.Diagnostics;

/// <summary>
/// A member of the user's beside each generated one, in the class and in a base class: either the two compile together without a
/// word of the compiler's in the generated file, or an error says which name is taken and there is no generated file.
/// </summary>
public class UserMembersTests
{
    /// <summary>Ways to write a member of a name, with a method's parameters.</summary>
    private static readonly (string Kind, string Text)[] Kinds =
    [
        ("field", "public int {0};"),
        ("constant", "public const int {0} = 1;"),
        ("property", "public int {0} {{ get; set; }}"),
        ("static property", "public static int {0} => 1;"),
        ("virtual property", "public virtual int {0} => 1;"),
        ("event", "public event System.Action? {0} {{ add {{ }} remove {{ }} }}"),
        ("type", "public class {0};"),
        ("generic type", "public class {0}<T>;"),
        ("delegate", "public delegate void {0}();"),
        ("method", "public void {0}({1}) {{ }}"),
        ("static method", "public static int {0}({1}) => 0;"),
        ("virtual method", "public virtual object {0}({1}) => this;"),
        ("method without parameters", "public void {0}() {{ }}"),
        ("method with others", "public void {0}(System.DateTime day, int hour) {{ }}"),
        ("generic method", "public void {0}<T>({1}) {{ }}"),
        ("partial method", "partial void {0}({1});"),
        ("getter", "public int get_{0}() => 0;"),
        ("setter", "public void set_{0}(int value) {{ }}"),
        ("setter of two", "public void set_{0}(int index, int value) {{ }}"),
        ("indexer", "[System.Runtime.CompilerServices.IndexerName(\"{0}\")] public int this[int index] => index;"),
        ("explicit implementation", "void IAny.{0}() {{ }}"),
        ("private field", "private int {0} = 1; public int Uses() => {0};"),
        ("by reference", "public void {0}({2}) {{ }}"),
    ];

    /// <summary>A generated member of each kind, and the parameters it has.</summary>
    private static readonly (string Name, string Parameters)[] Representatives =
    [
        ("InputSize", ""),
        ("Linear1", ""),
        ("PartLayers", ""),
        ("Clone", ""),
        ("Predict", "System.ReadOnlySpan<float> inputs, System.Span<float> outputs, int threads"),
    ];

    /// <summary>All other members.</summary>
    private static readonly (string Name, string Parameters)[] Others =
    [
        ("ParameterCount", ""),
        ("OutputSize", ""),
        ("ForwardFlops", ""),
        ("InputShape", ""),
        ("OutputShape", ""),
        ("Summary", ""),
        ("Parameters", ""),
        ("Part1", ""),
        ("runtime", ""),
        ("Save", "string path"),
        ("Load", "System.ReadOnlySpan<byte> file, bool check"),
        ("Train", "DlGen.Dataset data, DlGen.TrainingOptions options, System.Threading.CancellationToken stop"),
        ("Forward", "DlGen.BatchInputs inputs"),
        ("Forward", "System.ReadOnlySpan<float> inputs"),
        ("ComputeLoss", "DlGen.BatchTargets targets"),
        ("ComputeLoss", "System.ReadOnlySpan<int> labels"),
        ("ComputeLoss", "System.ReadOnlySpan<float> values"),
        ("Backward", "bool accumulate"),
        ("Predict", "System.ReadOnlySpan<float> inputs"),
        ("Predict", "System.ReadOnlySpan<byte> inputs"),
        ("Predict", "System.ReadOnlySpan<byte> inputs, System.Span<float> outputs, int threads"),
        ("Classify", "System.ReadOnlySpan<float> input"),
        ("Classify", "System.ReadOnlySpan<byte> input"),
        ("PredictLogits", "System.ReadOnlySpan<float> inputs, System.Span<float> logits, int threads"),
        ("Evaluate", "DlGen.Dataset data, int threads"),
        ("Evaluate", "DlGen.Dataset data, DlGen.Device device"),
        ("Predict", "System.ReadOnlySpan<float> inputs, System.Span<float> outputs, DlGen.Device device"),
        ("Save", "System.IO.Stream stream"),
        ("Load", "string path, bool check"),
        ("Load", "System.IO.Stream stream, bool check"),
        ("Threads", ""),
        ("Preprocessing", ""),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Member_CompilesOrIsReported(bool isInherited)
    {
        List<(string Kind, string Text, string Name)> members =
        [
            .. from kind in Kinds from member in Representatives select (kind.Kind, Write(kind.Text, member), member.Name),
            .. from kind in Kinds where kind.Kind is "virtual method" from member in Others select (kind.Kind, Write(kind.Text, member), member.Name),
        ];
        string[] classes = [.. members.Select((member, index) => Class(index, member, isInherited))];
        GeneratorRun run = GeneratorRun.Of("using DlGen; [Block(1), Linear(1)] public partial class Part;\n" + string.Join("\n", classes) + "\n");
        ILookup<string, Reported> reported = AnalyzerRun.Of(run.Output).Where(static report => !AnalyzerRun.IsAdvice(report.Id)).ToLookup(report => ClassAt(run, report));
        ILookup<string, Diagnostic> complaints = ((CSharpCompilation)run.Unsilenced).GetDeclarationDiagnostics()
            .Where(static complaint => complaint.Severity >= DiagnosticSeverity.Warning && GeneratorRun.IsGenerated(complaint))
            .ToLookup(static complaint => Path.GetFileName(complaint.Location.SourceTree!.FilePath));
        var wrong = new List<string>();
        int taken = 0;
        for (int index = 0; index < members.Count; index++)
        {
            string name = $"Net{index}";
            bool isGenerated = run.Sources.ContainsKey(name + ".g.cs");
            Reported[] errors = [.. reported[name]];
            taken += isGenerated ? 0 : 1;
            string? fault = (isGenerated, errors.Length) switch
            {
                (true, 0) => complaints[name + ".g.cs"].FirstOrDefault()?.ToString(),
                (true, _) => "generated and reported",
                (false, 1) => errors[0].Id != "DLG0008" || errors[0].Text != (isInherited ? name : NameOf(members[index])) ? $"{errors[0]}" : null,
                (false, var count) => $"reported {count} times",
            };
            if (fault is not null)
            {
                wrong.Add($"{classes[index]}: {fault}");
            }
        }

        Assert.Empty(wrong);
        Assert.InRange(taken, members.Count / 3, members.Count * 9 / 10);
    }

    /// <summary>Each member that a generated half has, read from the generated file, so that no new one is forgotten: where the user writes it too, it is an error at its name.</summary>
    [Theory]
    [InlineData("[Network, Inputs<Vector, Sequence>, Linear(20), BatchNorm, PRelu, Use<Part>, Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError)]", 55, false)]
    [InlineData("[Network, Inputs<Vector, Sequence>, Linear(20), BatchNorm, PRelu, Use<Part>, Head<Digit>, Head<Slant>(Loss = Loss.MeanSquaredError)]", 55, true)]
    [InlineData("[Network(6, Tokens = 11, Precision = Precision.Double), Embedding(5), Tanh, Linear(4)]", 40, false)]
    [InlineData("[Network(6, Tokens = 11, Precision = Precision.Double), Embedding(5), Tanh, Linear(4)]", 40, true)]
    [InlineData("[Block(4), Linear(3), LayerNorm]", 7, false)]
    [InlineData("[Block(4), Linear(3), LayerNorm]", 7, true)]
    public void EveryMember_IsReportedWhereTheUserHasItToo(string attributes, int leastMembers, bool isInherited)
    {
        const string Blocks = """
            using DlGen;
            [Block(6), Linear(5), Tanh] public partial class Vector;
            [Block(3, 4), Linear(2), Flatten] public partial class Sequence;
            [Block(20), Linear(20)] public partial class Part;
            [Block(20), Linear(3)] public partial class Digit;
            [Block(20), Linear(1)] public partial class Slant;

            """;
        string generated = GeneratorRun.Of($"{Blocks}{attributes} public partial class Net;\n").Sources["Net.g.cs"];
        (string Name, string Text)[] members = [.. CSharpSyntaxTree.ParseText(generated).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            .First(static declaration => declaration.Identifier.Text == "Net").Members.Select(Again).OfType<(string Name, string Text)>()];
        Assert.InRange(members.Length, leastMembers, 2 * leastMembers);

        GeneratorRun run = GeneratorRun.Of(Blocks + string.Concat(members.Select((member, index) => isInherited
            ? $"public class Base{index} {{ {member.Text} }} {attributes} public partial class Net{index} : Base{index};\n"
            : $"{attributes} public partial class Net{index} {{ {member.Text} }}\n")));
        ILookup<string, Reported> reported = AnalyzerRun.Of(run.Output).Where(static report => !AnalyzerRun.IsAdvice(report.Id)).ToLookup(report => ClassAt(run, report));
        HashSet<string> complaints = [.. ((CSharpCompilation)run.Unsilenced).GetDeclarationDiagnostics()
            .Where(static complaint => complaint.Severity >= DiagnosticSeverity.Warning && GeneratorRun.IsGenerated(complaint))
            .Select(static complaint => Path.GetFileName(complaint.Location.SourceTree!.FilePath))];
        Assert.All(members.Select(static (member, index) => (member.Name, member.Text, Class: $"Net{index}")), member =>
        {
            // A type of a block's layers gets out of the way of one that the class can see already.
            if (member.Text.StartsWith("public class", StringComparison.Ordinal) && run.Sources.ContainsKey(member.Class + ".g.cs"))
            {
                Assert.Empty(reported[member.Class]);
                Assert.DoesNotContain(member.Class + ".g.cs", complaints);
                return;
            }

            Assert.False(run.Sources.ContainsKey(member.Class + ".g.cs"), member.Text);
            Reported error = Assert.Single(reported[member.Class]);
            Assert.Equal(("DLG0008", isInherited ? member.Class : member.Name), (error.Id, error.Text));
        });
    }

    /// <summary>A member as a user may have it: of the same name, and of a method the parameters. Constructors and explicit implementations take no name.</summary>
    private static (string Name, string Text)? Again(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => (
            method.Identifier.Text,
            $"public virtual object {method.Identifier.Text}({string.Join(", ", method.ParameterList.Parameters.Select(static parameter => $"{parameter.Type} {parameter.Identifier}"))}) => this;"),
        PropertyDeclarationSyntax { ExplicitInterfaceSpecifier: null } property => (property.Identifier.Text, $"public int {property.Identifier.Text} {{ get; set; }}"),
        FieldDeclarationSyntax field => (field.Declaration.Variables[0].Identifier.Text, $"public int {field.Declaration.Variables[0].Identifier.Text};"),
        BaseTypeDeclarationSyntax type => (type.Identifier.Text, $"public class {type.Identifier.Text};"),
        _ => null,
    };

    private static string Write(string text, (string Name, string Parameters) member)
    {
        string byReference = member.Parameters.Length == 0 ? "ref int x" : string.Join(", ", member.Parameters.Split(", ").Select(static parameter => "ref " + parameter));
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, text, member.Name, member.Parameters, byReference);
    }

    private static string Class(int index, (string Kind, string Text, string Name) member, bool isInherited)
    {
        string declaration = $"[Network(1, Loss = Loss.MeanSquaredError), Use<Part>, Linear(1)] public partial class Net{index}";
        return (member.Kind, isInherited) switch
        {
            ("explicit implementation", false) => $"public interface IAny{index} {{ void {member.Name}(); }} {declaration} : IAny{index} {{ {member.Text.Replace("IAny", $"IAny{index}", StringComparison.Ordinal)} }}",
            ("explicit implementation", true) => $"public interface IAny{index} {{ void {member.Name}(); }} public class Base{index} : IAny{index} {{ {member.Text.Replace("IAny", $"IAny{index}", StringComparison.Ordinal)} }} {declaration} : Base{index};",
            ("partial method" or "indexer", true) => $"public partial class Base{index} {{ {member.Text} }} {declaration} : Base{index};",
            (_, true) => $"public class Base{index} {{ {member.Text} }} {declaration} : Base{index};",
            _ => $"{declaration} {{ {member.Text} }}",
        };
    }

    /// <summary>The text that an error is at: the member's name.</summary>
    private static string NameOf((string Kind, string Text, string Name) member) => member.Kind switch
    {
        "getter" => "get_" + member.Name,
        "setter" => "set_" + member.Name,
        "indexer" => "this",
        _ => member.Name,
    };

    private static string ClassAt(GeneratorRun run, Reported report)
    {
        string text = run.Input.SyntaxTrees[0].ToString();
        int start = text.LastIndexOf('\n', report.Span.Start) + 1;
        string line = text[start..text.IndexOf('\n', report.Span.Start)];
        return System.Text.RegularExpressions.Regex.Match(line, "class (Net[0-9]+)").Groups[1].Value;
    }
}
