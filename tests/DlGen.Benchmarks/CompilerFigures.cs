using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using DlGen.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DlGen.Benchmarks;

/// <summary>The compiler's figures within a minute or so, each beside its bar: <c>-- --compiler</c>.</summary>
/// <remarks>
/// Generators are timed by the driver's run, less that of a driver without one. Analyzers are timed by what the C# compiler says that
/// they took; that includes what it computes lazily when they ask, so the figure is an upper bound.
/// </remarks>
internal static class CompilerFigures
{
    private const int Edits = 60;

    /// <summary>The first edits, which pay for the compiler's own code; they aren't counted.</summary>
    private const int WarmUp = 30;

    private const int Builds = 5;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
    [
        .. typeof(NetworkGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.IsAssignableTo(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    public static void Print()
    {
        CSharpCompilation large = GeneratorBenchmarks.Large();
        GeneratorDriver warm = GeneratorBenchmarks.Driver().RunGenerators(large);
        GeneratorDriver without = Without().RunGenerators(large);
        if (warm.GetRunResult().GeneratedTrees.Length != 200)
        {
            throw new InvalidOperationException("Not every network was generated.");
        }

        SyntaxTree other = large.SyntaxTrees[^1], networks = large.SyntaxTrees[0];
        PrintKeystrokes("elsewhere", edit => large.ReplaceSyntaxTree(other, GeneratorBenchmarks.Parse($"class Other {{ int x{edit}; }}")), other);
        PrintKeystrokes("in a network's attribute", edit => large.ReplaceSyntaxTree(networks, GeneratorBenchmarks.Parse(EditedNetwork(edit))), networks);

        var builds = new List<double>();
        for (int build = 0; build < 1 + Builds; build++)
        {
            CSharpCompilation fresh = GeneratorBenchmarks.Large();
            double generating = Time(() => GeneratorBenchmarks.Driver().RunGenerators(fresh)) - Time(() => Without().RunGenerators(GeneratorBenchmarks.Large()));
            GeneratorBenchmarks.Driver().RunGeneratorsAndUpdateCompilation(GeneratorBenchmarks.Large(), out Compilation whole, out _);
            double analyzing = AnalyzersOn(whole, null);
            if (build > 0)
            {
                builds.Add(generating + analyzing);
            }
        }

        PrintRow("200 networks, a full build: generator and analyzers", builds, 1500);

        CSharpCompilation deep = GeneratorBenchmarks.Project(GeneratorBenchmarks.Parse(
            $"using DlGen; [Network(32), {string.Join(", ", Enumerable.Repeat("Linear(32), Relu", 49))}, Linear(3)] public partial class Deep;"));
        PrintRow("a network of 50 linear layers, generated", Enumerable.Range(0, Edits).Select(_ => Time(() => GeneratorBenchmarks.Driver().RunGenerators(deep.Clone()))).Skip(WarmUp), 20);

        string EditedNetwork(int edit)
        {
            string before = networks.ToString(), after = before.Replace("Mlp(16, 10,", $"Mlp(16, {300 + edit},", StringComparison.Ordinal);
            return after != before ? after : throw new InvalidOperationException("No network has changed.");
        }

        void PrintKeystrokes(string where, Func<int, CSharpCompilation> edited, SyntaxTree original)
        {
            List<double> generator = [], analyzers = [], both = [];
            int index = large.SyntaxTrees.IndexOf(original);
            for (int edit = 0; edit < Edits; edit++)
            {
                CSharpCompilation project = edited(edit), same = edited(edit);
                double ours = Math.Max(0, Time(() => warm.RunGenerators(project)) - Time(() => without.RunGenerators(same)));
                warm.RunGeneratorsAndUpdateCompilation(project, out Compilation whole, out _);
                double analysis = AnalyzersOn(whole, project.SyntaxTrees[index]);
                if (edit >= WarmUp)
                {
                    generator.Add(ours);
                    analyzers.Add(analysis);
                    both.Add(ours + analysis);
                }
            }

            PrintRow($"edit {where}: generator", generator, 20);
            PrintRow($"edit {where}: analyzers of the file", analyzers, 20);
            PrintRow($"edit {where}: both", both, 20);
        }
    }

    /// <summary>The milliseconds of our analyzers, in one file or in all of the project.</summary>
    private static double AnalyzersOn(Compilation project, SyntaxTree? file)
    {
        CompilationWithAnalyzers analysis = project.WithAnalyzers(
            Analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, concurrentAnalysis: false, logAnalyzerExecutionTime: true));
        if (file is null)
        {
            analysis.GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();
        }
        else
        {
            analysis.GetAnalyzerSemanticDiagnosticsAsync(project.GetSemanticModel(file), null, CancellationToken.None).GetAwaiter().GetResult();
        }

        return Analyzers.Sum(analyzer => analysis.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None).GetAwaiter().GetResult().ExecutionTime.TotalMilliseconds);
    }

    private static CSharpGeneratorDriver Without() => CSharpGeneratorDriver.Create([], parseOptions: GeneratorBenchmarks.ParseOptions);

    private static double Time(Action action)
    {
        long start = Stopwatch.GetTimestamp();
        action();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void PrintRow(string what, IEnumerable<double> milliseconds, double bar)
    {
        double[] sorted = [.. milliseconds.Order()];
        double p50 = At(0.5), p95 = At(0.95);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what,-58} p50 {p50,8:F2} ms   p95 {p95,8:F2} ms   bar {bar,6:F0} ms   {(p95 <= bar ? "met" : "missed")}"));

        double At(double share) => sorted[(int)Math.Ceiling(share * sorted.Length) - 1];
    }
}
