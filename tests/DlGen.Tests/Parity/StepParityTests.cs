using System.Globalization;
using System.Numerics;
using DlGen.Tests.GradientChecks;
using DlGen.Tests.Training;

namespace DlGen.Tests.Parity;

[Mlp(ComparedSteps.Inputs, ComparedSteps.Hidden, ComparedSteps.Classes, Activation = Activation.Tanh)]
internal sealed partial class Stepped;

[Mlp(ComparedSteps.Inputs, ComparedSteps.Hidden, ComparedSteps.Classes, Activation = Activation.Tanh, Precision = Precision.Double)]
internal sealed partial class SteppedInDouble;

/// <summary>
/// Trainings of 100 updates with each optimizer, each schedule and all that acts around updates, compared with what TorchSharp computed for them; Lion
/// and cosines with restarts, which it lacks, with their formulas.
/// </summary>
public class StepParityTests
{
    private static readonly Dictionary<string, (double Scale, double Double, double Single)> Record = Read();

    public static TheoryData<string> Names => [.. ComparedSteps.All.Select(static training => training.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void DoublePrecision_AgreesWithTorchSharp(string name) => Check<SteppedInDouble, double>(name, 1e-9, static record => record.Double);

    [Theory]
    [MemberData(nameof(Names))]
    public void SinglePrecision_AgreesWithTorchSharp(string name) => Check<Stepped, float>(name, 1e-5, static record => record.Single);

    [Theory]
    [InlineData(0f, 0)]
    [InlineData(0.3f, 1)]
    public void Lion_IsItsFormula(float decay, int scope)
    {
        var rule = new Lion(0.01f) { Beta1 = 0.8f, Beta2 = 0.95f, WeightDecay = decay, Decays = (DecayScope)scope };
        CheckLion<SteppedInDouble, double>(rule, 1e-9);
        CheckLion<Stepped, float>(rule, 1e-5);
    }

    [Fact]
    public void CosineWithRestarts_IsItsFormula()
    {
        var rule = new Sgd(0.1f);
        var options = new UpdateOptions { Schedule = new CosineRestartSchedule(15) { PeriodFactor = 2, MinLearningRate = 0.01f } };
        int since = 0;
        int period = 15;
        CheckFormula<SteppedInDouble, double>(rule, options, 1e-9, _ => (w, g, _) => w - (Rate() * g), AfterUpdate);
        (since, period) = (0, 15);
        CheckFormula<Stepped, float>(rule, options, 1e-5, _ => (w, g, _) => w - (Rate() * g), AfterUpdate);

        double Rate() => 0.01 + (0.09 * (1 + Math.Cos(Math.PI * since / period)) / 2);

        void AfterUpdate() => (since, period) = since + 1 < period ? (since + 1, period) : (0, 2 * period);
    }

    private static void Check<TNetwork, T>(string name, double tolerance, Func<(double Scale, double Double, double Single), double> recorded)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ComparedTraining training = ComparedSteps.All.Single(training => training.Name == name);
        TNetwork network = Filled<TNetwork, T>();
        double[][] start = [.. network.Parameters.Select(static parameter => Scalars.ToDouble(parameter.Value.ToArray()))];
        BoundOptimizer<T> optimizer = training.Rule.For(network, training.Options);
        var rates = new List<double>();
        for (int step = 0; step < ComparedSteps.Steps; step++)
        {
            rates.Add(optimizer.LearningRate);
            int first = 0;
            foreach (int part in training.Options.AccumulationSteps == 1 ? [ComparedSteps.Batch] : ComparedSteps.Parts)
            {
                Backward<TNetwork, T>(network, first, part);
                optimizer.Step();
                first += part;
            }

            if (training.Options.Schedule is PlateauSchedule)
            {
                optimizer.Observe(ComparedSteps.Metric(step));
            }
        }

        Assert.Equal(ComparedSteps.Steps, optimizer.Updates);
        if (training.Options.WeightAveraging is not null)
        {
            optimizer.SwapAverages();
        }

        Compare("rates", [.. rates], Math.Max(tolerance, 1e-7));
        foreach ((Parameter<T> parameter, double[] before) in network.Parameters.Zip(start))
        {
            double[] change = [.. Scalars.ToDouble(parameter.Value.ToArray()).Zip(before, static (after, was) => after - was)];
            Compare(parameter.Name, change, tolerance);
        }

        void Compare(string tensor, double[] values, double allowed)
        {
            (double Scale, double Double, double Single) expected = Record[$"{name} {tensor}"];
            double difference = Math.Abs(Numbers.Project(values) - recorded(expected)) / expected.Scale;
            Assert.True(difference <= allowed, $"{name}: {tensor} differs from TorchSharp's by {difference:E1} of its size; {allowed:E1} is allowed.");
        }
    }

    private static void CheckLion<TNetwork, T>(Lion rule, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => CheckFormula<TNetwork, T>(rule, new(), tolerance, parameter =>
        {
            // Algorithm 2 of the paper: the update is the sign of one mean, and the mean that is kept is another.
            double lambda = rule.Decays == DecayScope.All || parameter.Shape.Length == 2 ? Optimizer.ToDouble(rule.WeightDecay) : 0;
            return (w, g, mean) =>
            {
                double update = Math.Sign((0.8 * mean[0]) + ((1 - 0.8) * g));
                mean[0] = (0.95 * mean[0]) + ((1 - 0.95) * g);
                return w - (0.01 * (update + (lambda * w)));
            };
        });

    /// <summary>100 updates against a formula in double precision, which is given the network's own gradients.</summary>
    private static void CheckFormula<TNetwork, T>(
        Optimizer rule, UpdateOptions options, double tolerance, Func<Parameter<T>, Func<double, double, double[], double>> formula, Action? afterUpdate = null)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = Filled<TNetwork, T>();
        double[][] expected = [.. network.Parameters.Select(static parameter => Scalars.ToDouble(parameter.Value.ToArray()))];
        double[][][] states = [.. expected.Select(static values => values.Select(static _ => new double[1]).ToArray())];
        Func<double, double, double[], double>[] formulas = [.. network.Parameters.Select(formula)];
        BoundOptimizer<T> optimizer = rule.For(network, options);
        for (int step = 0; step < ComparedSteps.Steps; step++)
        {
            Backward<TNetwork, T>(network, 0, ComparedSteps.Batch);
            for (int p = 0; p < expected.Length; p++)
            {
                double[] gradient = Scalars.ToDouble(network.Parameters[p].Gradient.ToArray());
                for (int i = 0; i < gradient.Length; i++)
                {
                    expected[p][i] = formulas[p](expected[p][i], gradient[i], states[p][i]);
                }
            }

            optimizer.Step();
            afterUpdate?.Invoke();
        }

        for (int p = 0; p < expected.Length; p++)
        {
            double[] actual = Scalars.ToDouble(network.Parameters[p].Value.ToArray());
            double scale = Math.Sqrt(expected[p].Sum(static value => value * value));
            double difference = Math.Sqrt(expected[p].Zip(actual, static (one, other) => (one - other) * (one - other)).Sum());
            Assert.True(difference <= tolerance * scale, $"{network.Parameters[p].Name} differs by {difference / scale:E1} of its size.");
        }
    }

    private static TNetwork Filled<TNetwork, T>()
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(seed: 0);
        for (int index = 0; index < network.Parameters.Count; index++)
        {
            Parameter<T> parameter = network.Parameters[index];
            parameter.Value.CopyFrom(Scalars.Of<T>(Numbers.Parameter(ComparedSteps.Seed, index, parameter.Name, parameter.Shape)));
        }

        return network;
    }

    private static void Backward<TNetwork, T>(TNetwork network, int first, int count)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] inputs = Scalars.Of<T>(Numbers.Inputs(ComparedSteps.Seed, ComparedSteps.Batch * ComparedSteps.Inputs));
        int[] labels = [.. Numbers.Labels(ComparedSteps.Seed, ComparedSteps.Batch, ComparedSteps.Classes).Select(static label => (int)label)];
        network.Forward(inputs.AsSpan(first * ComparedSteps.Inputs, count * ComparedSteps.Inputs));
        _ = network.ComputeLoss(labels.AsSpan(first, count));
        network.Backward();
    }

    private static Dictionary<string, (double Scale, double Double, double Single)> Read()
    {
        using var reader = new StreamReader(typeof(StepParityTests).Assembly.GetManifestResourceStream("Steps.txt")!);
        var record = new Dictionary<string, (double, double, double)>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                string[] parts = line.Split(' ');
                record.Add($"{parts[0]} {parts[1]}", (Number(parts[^3]), Number(parts[^2]), Number(parts[^1])));
            }
        }

        return record;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
