using DlGen.Generators.Analyzers.Programs;
using DlGen.Generators.Tests.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;

namespace DlGen.Generators.Tests.Programs;

/// <summary>What a code fix finds in a diagnostic, so that it need not work it out again.</summary>
public class FixPropertiesTests
{
    [Theory]
    [InlineData("DLG2100", "Expected", "4", "Console.WriteLine(new Net().Classify(new float[7]));")]
    [InlineData("DLG2101", "Expected", "6", "new Net().Predict(new float[8], new float[5]);")]
    [InlineData("DLG2110", "Instead", "rest", "var (fit, rest) = all.Split(0.8, 0.2); Console.WriteLine(new Net().Train(fit, new() { Validation = fit }));")]
    [InlineData("DLG2110", "Instead", null, "Console.WriteLine(new Net().Train(all, new() { Validation = all }));")]
    [InlineData("DLG2112", "Instead", "fit", "var (fit, rest) = all.Split(0.8, 0.2); var net = new Net { Preprocessing = Standardizer.Fit(all) }; net.Train(fit); Console.WriteLine(net.Evaluate(rest));")]
    [InlineData("DLG2123", "Move", "BeforeLoop", "foreach (Batch batch in all.Batches(9)) { var o = new Adam().For(given); given.Forward(batch.Inputs); given.ComputeLoss(batch.Targets); given.Backward(); o.Step(); }")]
    public void Diagnostic_KeepsWhatAFixNeeds(string id, string property, string? expected, string statements)
    {
        Diagnostic diagnostic = Assert.Single(AnalyzerRun.DiagnosticsOf(GeneratorRun.Of("using DlGen;\n" + ProgramText.Of(statements)).Output, new ProgramAnalyzer()));

        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(expected, diagnostic.Properties.GetValueOrDefault(property));
    }
}
