using System.Numerics;
using System.Reflection;
using DlGen.Tests.GradientChecks;

namespace DlGen.Tests.Parity;

/// <summary>
/// Networks that tests/DlGen.Peers drew, compared with what TorchSharp computed for them: outputs, loss, gradients, and the
/// parameters after three steps of each optimizer, by the names that PyTorch gives them.
/// </summary>
public class ParityTests
{
    public static TheoryData<string> Networks => [.. ParityRecord.All.Keys];

    [Theory]
    [MemberData(nameof(Networks))]
    public void DoublePrecision_AgreesWithTorchSharp(string network) => Compare<double>(network, network + "Double", 1e-11);

    // TorchSharp's own rounding errors are within a tenth of that: others weren't recorded.
    [Theory]
    [MemberData(nameof(Networks))]
    public void SinglePrecision_AgreesWithTorchSharp(string network) => Compare<float>(network, network, 1e-4);

    private static void Compare<T>(string record, string network, double tolerance)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        typeof(ParityTests).GetMethod(nameof(CompareNetwork), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(DrawnTypes.Named(network), typeof(T))
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [ParityRecord.All[record], tolerance], null);

    private static void CompareNetwork<TNetwork, T>(ParityRecord record, double tolerance)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<(string Name, string Shape, double[] Values)> results = Results<TNetwork, T>(record);
        Assert.Equal(record.Tensors.Select(tensor => $"{tensor.Name} {tensor.Shape}"), results.Select(result => $"{result.Name} {result.Shape}"));
        foreach ((RecordedTensor expected, (string name, _, double[] values)) in record.Tensors.Zip(results))
        {
            double projection = typeof(T) == typeof(double) ? expected.Double : expected.Single;
            double difference = Math.Abs(Numbers.Project(values) - projection);
            Assert.True(
                difference <= tolerance * expected.Scale,
                $"{typeof(TNetwork).Name}: {name} differs from TorchSharp's by {difference / expected.Scale:E1} of its size; {tolerance:E1} is allowed.");
        }
    }

    private static List<(string Name, string Shape, double[] Values)> Results<TNetwork, T>(ParityRecord record)
        where TNetwork : INetwork<TNetwork, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        TNetwork network = TNetwork.Create(seed: 0);
        T[] inputs = Scalars.Of<T>(Numbers.Inputs(record.Seed, record.Batch * TNetwork.InputSize));
        Targets targets = TargetsFor(network, record);
        double[][] start = Fill(network, record.Seed);

        var outputs = new T[record.Batch * TNetwork.OutputSize];
        network.PredictLogits(inputs, outputs);
        T loss = targets.Loss(network, inputs);
        network.Backward();
        var results = new List<(string, string, double[])>
        {
            ("outputs", Shape([record.Batch, .. TNetwork.OutputShape]), Scalars.ToDouble(outputs)),
            ("loss", Shape([]), Scalars.ToDouble([loss])),
        };
        results.AddRange(network.Parameters.Select(parameter => ($"gradient {parameter.Name}", Shape(parameter.Shape), Scalars.ToDouble(parameter.Gradient.ToArray()))));

        results.AddRange(Statistics(network).Select(statistic => ($"forward {statistic.Name}", Shape(statistic.Shape), Scalars.ToDouble(statistic.Value.ToArray()))));
        foreach ((string name, Optimizer rule) in ComparedOptimizers.All)
        {
            Fill(network, record.Seed);
            BoundOptimizer<T> optimizer = rule.For(network);
            for (int step = 0; step < ComparedOptimizers.Steps; step++)
            {
                targets.Loss(network, inputs);
                network.Backward();
                optimizer.Step();
            }

            results.AddRange(Filled(network).Zip(start, (parameter, before) => (
                $"{name} {parameter.Name}",
                Shape(parameter.Shape),
                Scalars.ToDouble(parameter.Value.ToArray()).Zip(before, static (after, was) => after - was).ToArray())));
        }

        return results;
    }

    private static double[][] Fill<T>(INetwork<T> network, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double[][] values = [.. Filled(network).Select((parameter, index) => Numbers.Parameter(seed, index, parameter.Name, parameter.Shape))];
        foreach ((Parameter<T> parameter, double[] value) in Filled(network).Zip(values))
        {
            parameter.Value.CopyFrom(Scalars.Of<T>(value));
        }

        return values;
    }

    /// <summary>The running statistics, which a file has beside the parameters.</summary>
    private static IEnumerable<Parameter<T>> Statistics<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Runtime.State.Where(static tensor => tensor.Model.IsStatistic);

    private static IEnumerable<Parameter<T>> Filled<T>(INetwork<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => network.Parameters.Concat(Statistics(network));

    private static Targets TargetsFor<T>(INetwork<T> network, ParityRecord record)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Targets[] targets = [.. NaiveNetwork.Of(network).Heads.Select((head, index) => head.TakesLabels
            ? new Targets([.. Numbers.Labels(record.Seed, record.Batch, head.OutputSize, index).Select(static label => (int)label)], null)
            : new Targets(null, Numbers.Values(record.Seed, record.Batch * head.OutputSize, head.TakesProbabilities, index)))];
        return targets.Length == 1 ? targets[0] : new Targets(null, null, targets);
    }

    private static string Shape(ReadOnlySpan<int> shape) => $"[{string.Join('×', shape.ToArray())}]";
}
