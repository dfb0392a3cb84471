using DlGen.Gpu.Kernels;
using DlGen.Gpu.Tests.Infrastructure;
using ILGPU;

namespace DlGen.Gpu.Tests.Kernels;

/// <summary>Softmax and the losses, with rows of one lane, eight lanes and a whole group, against plain formulas in double precision.</summary>
public abstract class LossCases(DeviceFixture fixture)
{
    // A few roundings of the exponential and of a sum of up to 700 terms.
    private const double Tolerance = 2e-6;

    [DeviceTheory]
    [InlineData(1, 2)]
    [InlineData(70, 10)]
    [InlineData(9, 16)]
    [InlineData(9, 17)]
    [InlineData(3, 131)]
    [InlineData(2, 700)]
    public void Softmax(int rows, int columns)
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] z = Logits(rows * columns);
        (DeviceMatrix p, ArrayView<Float4> view) = memory.Matrix(new float[rows * columns], columns);

        fixture.Device.Launcher.Softmax(memory.Matrix(z, columns).Matrix, p, rows, columns);

        Numbers.AssertClose([.. Reference.Rows(z, columns).SelectMany(Reference.Softmax)], memory.Read(view, columns), Tolerance);
    }

    [DeviceFact]
    public void CrossEntropy_OfOneLane() => CheckCrossEntropy<Classes10>(70);

    [DeviceFact]
    public void CrossEntropy_OfEightLanes() => CheckCrossEntropy<Classes131>(9);

    [DeviceFact]
    public void CrossEntropy_OfAGroup() => CheckCrossEntropy<Classes700>(2);

    [DeviceFact]
    public void CrossEntropy_WithLabelSmoothing()
    {
        CheckCrossEntropy<SmoothedClasses3>(5);
        CheckCrossEntropy<SmoothedClasses17>(5);
    }

    [DeviceFact]
    public void ElementwiseLoss_OfOneLane() => CheckElementwise<Squares1>(70);

    [DeviceFact]
    public void ElementwiseLoss_OfEightLanes() => CheckElementwise<Squares33>(7);

    [DeviceFact]
    public void TwoClasses_AreToldByTheMiddles()
    {
        using var memory = new DeviceMemory(fixture.Device);
        DeviceMatrix z = memory.Matrix([0.5f, -0.5f, 0.5f, -0.5f], 1).Matrix;
        var targets = new DeviceTargets(default, memory.Matrix([1f, 1f, 0f, 0f], 1).Matrix);
        ArrayView<int> hits = memory.Array(new int[4]);

        fixture.Device.Launcher.ElementwiseLoss<Squares1, Store>(
            z, targets, default, new RowResults(memory.Array(new float[4]), hits), 4, new Store(memory.Matrix(new float[4], 1).Matrix));

        Assert.Equal([1, 0, 0, 1], memory.Read(hits));
    }

    [DeviceFact]
    public void SumOfLosses_NotesTheFirstThatIsNotFinite()
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] losses = Numbers.Random(200, 1);
        ArrayView<float> sums = memory.Array(new float[4]);
        ArrayView<int> counts = memory.Array(new int[4]);
        ArrayView<int> failed = memory.Array(new int[1]);
        ArrayView<int> made = memory.Array(new int[1]);
        ArrayView<int> begun = memory.Array(new int[1]);
        var results = new StepResults(sums, counts, failed, made, begun);
        ArrayView<int> hits = memory.Array([.. Enumerable.Range(0, 200).Select(row => row % 3 == 0 ? 1 : 0)]);

        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(losses), hits), 200, results);
        Assert.Equal(0, memory.Read(failed)[0]);
        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(new float[] { 1, float.PositiveInfinity }), hits), 2, results);
        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(new float[] { 1, float.NaN }), hits), 2, results);
        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(losses), hits), 100, results);

        Assert.Equal(2, memory.Read(failed)[0]);
        Assert.Equal(4, memory.Read(made)[0]);
        Assert.Equal(4, memory.Read(begun)[0]);
        Assert.Equal([67, 1, 1, 34], memory.Read(counts));
        float[] read = memory.Read(sums);
        Numbers.AssertClose([losses.Sum(loss => (double)loss), losses.Take(100).Sum(loss => (double)loss)], [read[0], read[3]], Tolerance);
    }

    [DeviceTheory]
    [InlineData(1)]
    [InlineData(1023)]
    [InlineData(2500)]
    public void SumOfLosses_HasEveryRowOnce(int rows)
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] losses = Numbers.Random(rows, 1);
        int[] hits = [.. Enumerable.Range(0, rows).Select(static row => row % 7)];
        ArrayView<float> sum = memory.Array(new float[1]);
        ArrayView<int> count = memory.Array(new int[1]);
        var results = new StepResults(sum, count, memory.Array(new int[1]), memory.Array(new int[1]), memory.Array(new int[1]));

        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(losses), memory.Array(hits)), rows, results);

        Assert.Equal(hits.Sum(), memory.Read(count)[0]);
        Numbers.AssertClose([losses.Sum(static loss => (double)loss)], memory.Read(sum), 1e-5);
    }

    [DeviceFact]
    public void SumOfHeads_IsOfTheirSharesAndOfOnesHits()
    {
        using var memory = new DeviceMemory(fixture.Device);
        const int capacity = 100;
        const int batch = 70;
        float[] losses = Numbers.Random(4 * capacity, 1);
        ArrayView<int> hits = memory.Array([.. Enumerable.Range(0, 4 * capacity).Select(row => row % 3 == 0 ? 1 : 0)]);
        ArrayView<float> sums = memory.Array(new float[1]);
        ArrayView<int> counts = memory.Array(new int[1]);
        var results = new StepResults(sums, counts, memory.Array(new int[1]), memory.Array(new int[1]), memory.Array(new int[1]));
        ArrayView<LossShare> heads = memory.Array(new[]
        {
            new LossShare(0, rows: 1, factor: 0.5f, countsHits: false),
            new LossShare(capacity, rows: 3, factor: 2f, countsHits: true),
        });

        fixture.Device.Launcher.SumLosses(new RowResults(memory.Array(losses), hits), heads, 2, batch, results);

        double first = losses.Take(batch).Sum(static loss => (double)loss);
        double second = losses.Skip(capacity).Take(3 * batch).Sum(static loss => (double)loss);
        Numbers.AssertClose([(0.5 * first) + (2 * second)], memory.Read(sums), Tolerance);
        Assert.Equal([Enumerable.Range(capacity, 3 * batch).Count(static row => row % 3 == 0)], memory.Read(counts));
    }

    [DeviceFact]
    public void SumOfHeads_IsOfItsStepsShares()
    {
        using var memory = new DeviceMemory(fixture.Device);
        float[] losses = Numbers.Random(20, 1);
        ArrayView<float> sums = memory.Array(new float[2]);
        var results = new StepResults(sums, memory.Array(new int[2]), memory.Array(new int[1]), memory.Array(new int[1]), memory.Array(new int[1]));
        ArrayView<LossShare> shares = memory.Array([.. new[] { 0.5f, 2f, 3f, 0f }.Select(static (factor, index) => new LossShare(index % 2 * 10, rows: 1, factor, countsHits: false))]);
        var rows = new RowResults(memory.Array(losses), memory.Array(new int[20]));

        fixture.Device.Launcher.SumLosses(rows, shares, 2, 10, results);
        fixture.Device.Launcher.SumLosses(rows, shares, 2, 10, results);

        double first = losses.Take(10).Sum(static loss => (double)loss);
        double second = losses.Skip(10).Sum(static loss => (double)loss);
        Numbers.AssertClose([(0.5 * first) + (2 * second), 3 * first], memory.Read(sums), Tolerance);
    }

    private void CheckCrossEntropy<TLoss>(int rows)
        where TLoss : struct, ISoftmaxLoss
    {
        using var memory = new DeviceMemory(fixture.Device);
        int classes = TLoss.Classes;
        float[] z = Logits(rows * classes);
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => (row * 7) % classes)];
        z[labels[0]] = 200f;
        (DeviceMatrix dz, ArrayView<Float4> view) = memory.Matrix(new float[rows * classes], classes);
        ArrayView<float> losses = memory.Array(new float[rows]);
        ArrayView<int> hits = memory.Array(new int[rows]);

        fixture.Device.Launcher.CrossEntropy<TLoss, Store>(
            memory.Matrix(z, classes).Matrix, new DeviceTargets(memory.Array(labels), default), default, new RowResults(losses, hits), rows, new Store(dz));

        double smoothing = TLoss.LabelSmoothing;
        var expectedLosses = new List<double>();
        var expectedGradients = new List<double>();
        var expectedHits = new List<int>();
        foreach ((double[] row, int label) in Reference.Rows(z, classes).Zip(labels))
        {
            double max = row.Max();
            double logSum = max + Math.Log(row.Sum(value => Math.Exp(value - max)));
            double Target(int column) => (column == label ? 1 - smoothing : 0) + (smoothing / classes);
            expectedLosses.Add(row.Select((value, column) => Target(column) * (logSum - value)).Sum());
            expectedGradients.AddRange(Reference.Softmax(row).Select((p, column) => (p - Target(column)) / rows));
            expectedHits.Add(Array.IndexOf(row, max) == label ? 1 : 0);
        }

        Numbers.AssertClose(expectedGradients, memory.Read(view, classes), Tolerance);
        Numbers.AssertClose(expectedLosses, memory.Read(losses), Tolerance);
        Assert.Equal(expectedHits, memory.Read(hits));
    }

    private void CheckElementwise<TLoss>(int rows)
        where TLoss : struct, IElementwiseLoss
    {
        using var memory = new DeviceMemory(fixture.Device);
        int columns = TLoss.Columns;
        float[] z = Numbers.Random(rows * columns, 1);
        float[] y = Numbers.Random(rows * columns, 2);
        (DeviceMatrix dz, ArrayView<Float4> view) = memory.Matrix(new float[rows * columns], columns);
        ArrayView<float> losses = memory.Array(new float[rows]);

        fixture.Device.Launcher.ElementwiseLoss<TLoss, Store>(
            memory.Matrix(z, columns).Matrix,
            new DeviceTargets(default, memory.Matrix(y, columns).Matrix),
            default,
            new RowResults(losses, memory.Array(new int[rows])),
            rows,
            new Store(dz));

        double[] errors = [.. z.Zip(y, (output, target) => (double)output - target)];
        Numbers.AssertClose([.. errors.Chunk(columns).Select(row => row.Average(e => e * e))], memory.Read(losses), Tolerance);
        Numbers.AssertClose([.. errors.Select(e => 2 * e / (rows * columns))], memory.Read(view, columns), Tolerance);
    }

    private static float[] Logits(int count) => Array.ConvertAll(Numbers.Random(count, 1), value => 8f * value);
}

[On(GpuDeviceKind.Cuda), Collection(nameof(GpuDeviceKind.Cuda))]
public sealed class CudaLossTests(CudaFixture fixture) : LossCases(fixture);

[On(GpuDeviceKind.OpenCl), Collection(nameof(GpuDeviceKind.OpenCl))]
public sealed class OpenClLossTests(OpenClFixture fixture) : LossCases(fixture);

[On(GpuDeviceKind.Cpu), Collection(nameof(GpuDeviceKind.Cpu))]
public sealed class CpuLossTests(CpuFixture fixture) : LossCases(fixture);
