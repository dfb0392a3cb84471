using System.Collections.Immutable;
using DlGen.Generators.Tests.Diagnostics;
using DlGen.Generators.Tests.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace DlGen.Generators.Tests.Programs;

/// <summary>Programs that look much like wrong ones, and are sound or not certain to be wrong: nothing is said of them.</summary>
public class SoundProgramTests
{
    public static TheoryData<string> Sizes => new(
        "Console.WriteLine(new Net().Predict(new float[8])); Console.WriteLine(new Net().Predict([1f, 2f, 3f, 4f])); Console.WriteLine(new Net().Classify(stackalloc float[4]));",
        "var x = new float[7]; x = new float[8]; Console.WriteLine(new Net().Predict(x));",
        "var x = new float[7]; Array.Resize(ref x, 8); Console.WriteLine(new Net().Predict(x));",
        "var x = new float[labels.Length]; Console.WriteLine(new Net().Predict(x)); Console.WriteLine(new Net().Predict(unknown[..4])); Console.WriteLine(new Net().Predict(unknown[2..]));",
        "Console.WriteLine(new Net().Predict([.. unknown, 1f])); Console.WriteLine(new Net().Predict(x: 3)); Console.WriteLine(new Net().Predict(new float[10].AsSpan(2)));",
        "var x = new float[4]; ref float[] y = ref x; y = new float[5]; Console.WriteLine(new Net().Predict(x));",
        "int size = 5; if (labels.Length > 3) { size = 8; } Console.WriteLine(new Net().Predict(new float[size]));",
        "Assert.Throws<ArgumentException>(() => new Net().Predict(new float[3])); Assert.Throws<ArgumentException>(() => { new Net().Predict(new float[4], new float[4]); });",
        "var net = new Net(); net.Predict(new float[4 * Net.InputSize], new float[4 * Net.OutputSize]); net.PredictLogits(unknown, new float[9]);",
        "INetwork<float> net = labels.Length > 0 ? new Net() : new Curve(); Console.WriteLine(net.Predict(new float[3]));",
        "Console.WriteLine(new Other().Predict(new float[3]));");

    public static TheoryData<string> Datasets => new(
        "Console.WriteLine(new Net().Train(Dataset.FromArrays(new float[8], labels: [0, 2])));",
        "Console.WriteLine(new Normed().Train(Dataset.FromArrays(new float[8], labels: [0, -1])));",
        "int[] y = [0, 5]; y[1] = 1; Console.WriteLine(new Net().Train(Dataset.FromArrays(new float[8], y)));",
        "int[] y = [0, 5]; Array.Clear(y); Console.WriteLine(new Net().Train(Dataset.FromArrays(new float[8], y)));",
        "Dataset data = Dataset.FromArrays(new float[8], labels: [0, 5]); var (fit, rest) = data.Split(0.5, 0.5); Console.WriteLine(new Net().Train(fit)); Console.WriteLine(rest);",
        "Console.WriteLine(new Net().Train(Dataset.FromArrays(new float[6], new int[2]).WithInputs(new float[2])));",
        "Console.WriteLine(new Curve().Train(Dataset.FromArrays(new float[8], new float[4], count: 2))); Console.WriteLine(new YesNo().Train(Dataset.FromArrays(new float[8], new int[2])));",
        "Dataset data = Dataset.FromArrays(new float[8], new int[2]); data = all; Console.WriteLine(new Curve().Train(data));");

    public static TheoryData<string> KeptParts => new(
        "var (fit, rest) = all.Split(0.8, 0.2); Console.WriteLine(new Net().Train(fit, new() { Validation = rest }));",
        "var (fit, rest) = all.Split(0.8, 0.2); var (_, other2) = all.Split(0.5, 0.5, seed: 3); Console.WriteLine(new Net().Train(fit, new() { Validation = other2 })); Console.WriteLine(rest);",
        "Console.WriteLine(new Net().Train(all, new() { Validation = other })); Console.WriteLine(new Net().Train(all.Subset(1), new() { Validation = all.Subset(2) }));",
        "var options = new TrainingOptions { Validation = all }; all = other; Console.WriteLine(new Net().Train(all, options));",
        "foreach (var (fit, rest) in all.KFold(5)) { Console.WriteLine(new Net().Train(fit, new() { Validation = rest })); }",
        "var (fit, rest, test) = all.Split(0.6, 0.2, 0.2); var net = new Net(); net.Train(fit, new() { Validation = rest, EarlyStopping = new EarlyStopping(3) }); Console.WriteLine(net.Evaluate(test));",
        "Console.WriteLine(new Net().Train(all, new() { Metrics = [], ValidateEverySteps = null, ValidateEveryEpochs = 1, EarlyStopping = null }));",
        "var options = new TrainingOptions { EarlyStopping = new EarlyStopping(3) }; Console.WriteLine(options);",
        "var (fit, rest, test) = all.Split(0.6, 0.2, 0.2); for (int depth = 1; depth < 5; depth++) { var net = new Net(depth); net.Train(fit); Console.WriteLine(net.Evaluate(test).Accuracy > 0.9); } Console.WriteLine(rest);",
        "double best = 0; for (int seed = 0; seed < 5; seed++) { var (fit, rest, test) = all.Split(0.6, 0.2, 0.2, seed); var net = new Net(seed); net.Train(fit); double a = net.Evaluate(test).Accuracy; if (a > best) { best = a; } Console.WriteLine(rest); }");

    public static TheoryData<string> Scalers => new(
        "var (fit, rest) = all.Split(0.8, 0.2); var scaler = Standardizer.Fit(fit); Console.WriteLine(new Net().Train(scaler.Apply(fit), new() { Validation = scaler.Apply(rest) }));",
        "Dataset scaled = Standardizer.Fit(all).Apply(all); var net = new Net(); net.Train(scaled); Console.WriteLine(net.Evaluate(other));",
        "var (fit, rest) = all.Split(0.8, 0.2); var net = new Net { Preprocessing = Standardizer.Fit(fit) }; net.Train(fit); Console.WriteLine(net.Evaluate(rest)); "
            + "var final = new Net { Preprocessing = Standardizer.Fit(all) }; final.Train(all); final.Save(\"final\");",
        "var (fit, rest) = all.Split(0.8, 0.2); Console.WriteLine(Standardizer.Fit(all)); Console.WriteLine(new Net().Train(fit)); Console.WriteLine(rest);",
        "var (fit, rest) = all.Split(0.8, 0.2); given.Preprocessing = Standardizer.Fit(all); Console.WriteLine(given.Evaluate(rest)); Console.WriteLine(fit);",
        "var scaler = Standardizer.Fit(other); Console.WriteLine(given.Evaluate(scaler.Apply(other)));");

    public static TheoryData<string> Loops => new(
        Loop("net.Forward(batch.Inputs); Console.WriteLine(net.ComputeLoss(batch.Targets)); net.Backward(); optimizer.Step();"),
        Loop("if (batch.Count > 3) { net.Backward(); } net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); optimizer.Step();"),
        Loop("net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(accumulate: true); if (batch.Count > 3) { optimizer.Step(); }"),
        Loop("net.Forward(batch.Inputs); Console.WriteLine(net.ComputeLoss(batch.Targets));"),
        Loop("net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); Console.WriteLine(net.Linear1.WeightGradient);"),
        Loop("net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); Update(optimizer);"),
        Loop("net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); Next();"),
        Loop("net.Forward(batch.Inputs); Lose(net); net.Backward(); optimizer.Step();"),
        Loop("try { net.Forward(batch.Inputs); } catch (ArgumentException) { continue; } net.ComputeLoss(batch.Targets); net.Backward(); optimizer.Step();"),
        "var net = new Net(); var optimizer = new Adam().For(net); int step = 0; foreach (Batch batch in all.Batches(9)) { if (step++ > 0) { optimizer.Step(); } net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); }",
        "given.Backward(); given.Forward(unknown); Lose(given); given.Backward();",
        "var net = new Net(); Action run = () => net.Forward(unknown); run(); net.ComputeLoss(labels); net.Backward();",
        "var net = new Net(); INetwork<float> same = net; same.Forward(unknown); net.ComputeLoss(labels); net.Backward();",
        "var net = new Net(); if (labels.Length > 0) { net.Forward(unknown); } else { net.Forward(unknown); } net.ComputeLoss(labels); net.Backward();",
        "var net = new Net(); foreach (Batch batch in all.Batches(9)) { var optimizer = new Sgd(0.1f).For(net); net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); optimizer.Step(); }",
        "foreach (Batch batch in all.Batches(9)) { var net = new Net(); var optimizer = new Adam().For(net); net.Forward(batch.Inputs); net.ComputeLoss(batch.Targets); net.Backward(); optimizer.Step(); }");

    public static TheoryData<string> Rates => new(
        "given.Train(all, new() { Optimizer = new Adam(0.05f) }); given.Train(all, new() { Optimizer = new Sgd(10f) }); given.Train(all, new() { Optimizer = new Adam(unknown[0]) });",
        "given.Train(all, new() { Optimizer = new Adam(1f), Schedule = new OneCycleSchedule(maxLearningRate: 0.01f) });",
        "var optimizer = new Sgd(1e-9f).For(given); optimizer.LearningRate = 0.1f; optimizer.Step();",
        "Console.WriteLine(LearningRateFinder.Run(given, all, new() { Optimizer = new Adam(1f) }));",
        "Optimizer[] rules = [new Adam(1f), new Sgd(1e9f)]; Console.WriteLine(rules);",
        "var options = new TrainingOptions { Optimizer = new Sgd(1e9f) }; Assert.Throws<TrainingDivergedException>(() => given.Train(all, options));");

    public static TheoryData<string> Use => new(
        "var net = new Net(); net.Train(all); Console.WriteLine(net.Evaluate(other));",
        "var net = new Net(); TrainingHistory history = net.Train(all); Console.WriteLine(history);",
        "var net = new Net(); net.Train(all, new() { Progress = ConsoleProgress.Instance });",
        "var net = new Net(); Action train = () => net.Train(all); train();",
        "given.Train(all);",
        "var clock = System.Diagnostics.Stopwatch.StartNew(); var net = new Net(); net.Train(all); Console.WriteLine(clock.Elapsed);",
        "var x = new float[bytes.Length]; for (int i = 0; i < x.Length; i++) { x[i] = bytes[i] / 255f; } given.Train(Dataset.FromArrays(x, labels));",
        "var x = new float[bytes.Length]; for (int i = 0; i < x.Length; i++) { x[i] = bytes[i]; } for (int i = 0; i < x.Length; i++) { x[i] /= 255; } given.Train(Dataset.FromArrays(x, labels));",
        "var x = new float[bytes.Length]; for (int i = 0; i < x.Length; i++) { x[i] = bytes[i]; } Dataset data = Dataset.FromArrays(x, labels); given.Train(Standardizer.Fit(data).Apply(data));",
        "var x = new float[bytes.Length]; for (int i = 0; i < x.Length; i++) { x[i] = bytes[i]; } var net = new Normed(); net.Train(Dataset.FromArrays(x, labels)); net.Save(\"net\");");

    public static TheoryData<string> Wrong => new(DiagnosticCases.All.Where(static wrong => wrong.Id.StartsWith("DLG21", StringComparison.Ordinal)).Select(static wrong => wrong.Source));

    [Theory]
    [MemberData(nameof(Sizes))]
    public void SoundSizes_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(Datasets))]
    public void FittingDatasets_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(KeptParts))]
    public void PartsKeptApart_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(Scalers))]
    public void ScalersOfTrainingData_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(Loops))]
    public void LoopsInOrder_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(Rates))]
    public void UsualRates_AreNotAdvised(string statements) => AssertSilent(statements);

    [Theory]
    [MemberData(nameof(Use))]
    public void UsedTraining_IsNotAdvised(string statements) => AssertSilent(statements);

    /// <summary>What is wrong with the programs that are advised is nothing that the C# compiler says as well.</summary>
    [Theory]
    [MemberData(nameof(Wrong))]
    public void WrongProgram_Compiles(string source)
    {
        TestFileMarkupParser.GetSpans("using DlGen;\n" + source, out string text, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);

        AdditionalText[] files = DiagnosticCases.All.First(wrong => wrong.Source == source).Files;

        Assert.DoesNotContain(GeneratorRun.Of(TestCompilation.Create(text), files).Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    private static string Loop(string body) =>
        "var net = new Net(); var optimizer = new Adam().For(net); foreach (Batch batch in all.Batches(9, seed: 1)) { " + body + " } Console.WriteLine(net.Evaluate(other));";

    private static void AssertSilent(string statements)
    {
        GeneratorRun run = GeneratorRun.Of("using DlGen;\n" + ProgramText.Of(statements), Surroundings);

        Assert.DoesNotContain(run.Output.GetDiagnostics(), static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.DoesNotContain(AnalyzerRun.Of(run.Output), static reported => reported.Id.StartsWith("DLG21", StringComparison.Ordinal) || reported.Id == "DLG9001");
    }

    /// <summary>What the programs call besides DlGen.</summary>
    private const string Surroundings = """
        global using static Helpers;
        using DlGen;

        public static class Helpers
        {
            public static void Update(BoundOptimizer<float> optimizer) => optimizer.Step();
            public static void Next() { }
            public static void Lose(Net net) => net.ComputeLoss(new int[1]);
        }

        public static class Assert
        {
            public static void Throws<TException>(Func<object> action) => action();
            public static void Throws<TException>(Action action) => action();
        }

        public class Other
        {
            public float[] Predict(ReadOnlySpan<float> inputs) => [inputs[0]];
        }

        public partial class Net
        {
            public float[] Predict(int x) => [x];
        }
        """;
}
