using System.Numerics;
using DlGen.Kernels;
using DlGen.Tests.GradientChecks;

namespace DlGen.Tests.Training;

/// <summary>Every kind of network is checked without an alarm, and what is looked at is what the passes leave in memory.</summary>
public class CheckedNetworkTests
{
    private const int Count = 5;

    public static TheoryData<string> OfSingle => NetworkCases.OfScalar<float>();

    public static TheoryData<string> OfDouble => NetworkCases.OfScalar<double>();

    [Theory]
    [MemberData(nameof(OfSingle))]
    public void Single_IsChecked(string network) => Check<float>(network);

    [Theory]
    [MemberData(nameof(OfDouble))]
    public void Double_IsChecked(string network) => Check<double>(network);

    private static void Check<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (INetwork<T> network, _, double[] inputs, Targets targets) = NetworkCases.Named(name).Sample<T>(Count, seed: 3);
        Dataset data = targets.Data(inputs, Count);
        NetworkRuntime<T> looked = network.Runtime.Clone();
        using var checks = new LoopChecks<T>(looked, new TrainingChecks());
        T[] gradients = Gradients(looked, data);
        Assert.Equal(Gradients(network.Runtime, data), gradients);
        CheckReport report = checks.Report();
        Assert.NotEmpty(report.Layers);
        Assert.All(report.Layers, static layer => Assert.True(double.IsFinite(layer.LargestValue ?? layer.GradientNorm!.Value), layer.ToString()));
        double length = Math.Sqrt(report.Layers.Sum(static layer => layer.GradientNorm * layer.GradientNorm ?? 0));
        Assert.Equal(Math.Sqrt(gradients.Sum(static value => double.CreateChecked(value) * double.CreateChecked(value))), length, tolerance: 1e-5 * length);
        ComparePhases(looked, data);
    }

    private static T[] Gradients<T>(NetworkRuntime<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        Batch batch = data.Batches(Count).First();
        network.Forward(batch.Inputs);
        network.ComputeLoss(batch.Targets);
        network.Backward();
        return [.. network.Parameters.SelectMany(static parameter => parameter.Gradient.ToArray())];
    }

    /// <summary>A gradient that isn't complete at its phase would still have something of another batch's.</summary>
    private static void ComparePhases<T>(NetworkRuntime<T> network, Dataset data)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var buffers = new TrainingBuffers<T>(network, Count);
        int[] rows = [.. Enumerable.Range(0, Count)];
        Snapshots<T>(network, buffers, data, [.. rows.Reverse()]);
        List<T> behindOthers = Snapshots(network, buffers, data, rows);
        Assert.Equal(behindOthers, Snapshots(network, buffers, data, rows));
        Assert.NotEmpty(behindOthers);
    }

    private static List<T> Snapshots<T>(NetworkRuntime<T> network, TrainingBuffers<T> buffers, Dataset data, int[] rows)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        buffers.Gather(data, rows, 0, null);
        var pass = new HeldPass<T>(network, buffers, Count);
        pass.Forward();
        pass.Loss();
        StoredValue<T>[] gradients = buffers.Computation.StoredGradients();
        var snapshots = new List<T>();
        int phase = 0;
        Take();
        pass.Backward(() =>
        {
            phase++;
            Take();
        });
        Assert.InRange(gradients.Select(static gradient => gradient.Phase).Append(0).Max(), 0, phase);
        return snapshots;

        void Take()
        {
            foreach (StoredValue<T> gradient in gradients.Where(gradient => gradient.Phase == phase))
            {
                for (int row = 0; row < Count * gradient.Rows; row++)
                {
                    var values = new T[gradient.Columns];
                    gradient.Matrix.Get(row, 0, values);
                    snapshots.AddRange(values);
                }
            }
        }
    }
}
