using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>Softmax, and the cross-entropy over it with its gradient: the largest logit is taken off first, so that nothing overflows.</summary>
internal static class SoftmaxKernels
{
    /// <summary>p = softmax(z), row by row.</summary>
    public static void Softmax<TLanes>(DeviceMatrix z, DeviceMatrix p, int rows, int columns)
        where TLanes : struct, ILanes
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        SoftmaxOfRow<TLanes>(shared, z, p, row, row < rows ? columns : 0);
    }

    /// <summary>p = softmax(scale·z), row by row, where the scale is one over the temperature. Each lane scales its own columns first.</summary>
    public static void Scaled<TLanes>(DeviceMatrix z, DeviceMatrix p, int rows, int columns, float scale)
        where TLanes : struct, ILanes
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? columns : 0;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            p.Store(row, column, z.Load(row, column) * scale);
        }

        SoftmaxOfRow<TLanes>(shared, p, p, row, end);
    }

    /// <summary>dz = scale·p⊙(dp − Σ dp⊙p) of each row, which goes to the epilogue.</summary>
    public static void Backward<TLanes, TEpilogue>(DeviceMatrix dp, DeviceMatrix p, int rows, int columns, float scale, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        int end = row < rows ? columns : 0;
        float along = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            along += Float4.Sum(Float4.First(dp.Load(row, column) * p.Load(row, column), end - column));
        }

        float mean = RowGroup.Sum<TLanes>(shared, along);
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            epilogue.Apply(row, column, Float4.First(p.Load(row, column) * (dp.Load(row, column) - mean) * scale, end - column));
        }
    }

    /// <summary>p = softmax(z) for a row, by all its lanes; all threads of the group must call it.</summary>
    /// <param name="shared">A scalar for each thread.</param>
    /// <param name="z">The logits.</param>
    /// <param name="p">The probabilities.</param>
    /// <param name="row">The row of this thread.</param>
    /// <param name="end">The row's length; 0 for a thread without one.</param>
    public static void SoftmaxOfRow<TLanes>(ArrayView<float> shared, DeviceMatrix z, DeviceMatrix p, int row, int end)
        where TLanes : struct, ILanes
    {
        float max = LargestOfRow.Value<TLanes>(shared, z, row, end);
        float sum = RowGroup.Sum<TLanes>(shared, Sum<TLanes>(z, row, end, max));
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            p.Store(row, column, Float4.Exp(z.Load(row, column) - max) / sum);
        }
    }

    /// <summary>
    /// loss = −w·Σ q·log softmax(z) of each row, with q = c·((1 − ε)·onehot(y) + ε/K), where c are the classes' weights if ε isn't 0,
    /// and else 1; and dz = w·(Σq·softmax(z) − q) / rows, which goes to the epilogue.
    /// </summary>
    public static void CrossEntropy<TLanes, TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        bool isInside = row < rows;
        int label = isInside ? y.Labels[row] : -1;
        float weight = label >= 0 ? weights.OfRow(row) : 0f;
        RowLoss loss = CrossEntropyOfRow<TLanes, TLoss, TEpilogue>(
            shared, z, label, weights, row, isInside ? TLoss.Classes : 0, TLoss.Weight * (TLoss.Sums ? weight : weight / rows), epilogue);
        if (isInside && Group.IdxX % TLanes.Count == 0)
        {
            results.Set(row, loss.Weighed(weight));
        }
    }

    /// <summary>
    /// The cross-entropy of a row, by all its lanes; all threads of the group must call it. The epilogue may write where the logits lie.
    /// </summary>
    /// <param name="shared">A scalar for each thread.</param>
    /// <param name="z">The logits.</param>
    /// <param name="label">The row's class; −1 for a row that is left out, and for a thread without one.</param>
    /// <param name="weights">What classes count for.</param>
    /// <param name="row">The row of this thread.</param>
    /// <param name="end">The row's length; 0 for a thread without one.</param>
    /// <param name="scale">What a derivative is multiplied with.</param>
    /// <param name="epilogue">What takes the gradient.</param>
    public static RowLoss CrossEntropyOfRow<TLanes, TLoss, TEpilogue>(
        ArrayView<float> shared, DeviceMatrix z, int label, ExampleWeights weights, int row, int end, float scale, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        float max = LargestOfRow.Value<TLanes>(shared, z, row, end);
        float sum = RowGroup.Sum<TLanes>(shared, Sum<TLanes>(z, row, end, max));
        float labelled = label >= 0 ? z[row, label] - max : 0f;
        float own = 1f;
        float all = 1f;
        float weighed = 0f;
        if (TLoss.LabelSmoothing != 0f)
        {
            own = (1f - TLoss.LabelSmoothing) * (label >= 0 ? weights.OfClass(label) : 0f);
            all = own + (TLoss.LabelSmoothing / TLoss.Classes * weights.OfAllClasses(TLoss.Classes));
            weighed = TLoss.LabelSmoothing / TLoss.Classes * RowGroup.Sum<TLanes>(shared, Weighed<TLanes>(z, weights, row, end, max));
        }

        // The lanes meet here, before logits are written over.
        float best = LargestOfRow.Place<TLanes>(shared, z, row, end, max);
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 dz = Float4.Exp(z.Load(row, column) - max) / sum;
            if (TLoss.LabelSmoothing == 0f)
            {
                dz -= OneHot(label - column);
            }
            else
            {
                dz = (dz * all) - (OneHot(label - column) * own) - (weights.OfClasses(column) * (TLoss.LabelSmoothing / TLoss.Classes));
            }

            epilogue.Apply(row, column, Float4.First(dz * scale, end - column));
        }

        float loss = TLoss.LabelSmoothing == 0f ? DeviceMath.Log(sum) - labelled : (all * DeviceMath.Log(sum)) - (own * labelled) - weighed;
        return new RowLoss(loss, best == label ? 1 : 0);
    }

    /// <summary>Σ e^(z − max) over this lane's columns.</summary>
    public static float Sum<TLanes>(DeviceMatrix z, int row, int end, float max)
        where TLanes : struct, ILanes
    {
        float sum = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            sum += Float4.Sum(Float4.First(Float4.Exp(z.Load(row, column) - max), end - column));
        }

        return sum;
    }

    /// <summary>Σ c·(z − max) over this lane's columns, where c are the classes' weights.</summary>
    public static float Weighed<TLanes>(DeviceMatrix z, ExampleWeights weights, int row, int end, float max)
        where TLanes : struct, ILanes
    {
        float sum = 0f;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            sum += Float4.Sum(Float4.First(weights.OfClasses(column) * (z.Load(row, column) - max), end - column));
        }

        return sum;
    }

    /// <summary>1 at one of four places, and 0 at the others.</summary>
    /// <param name="place">The place; any other number for none.</param>
    public static Float4 OneHot(int place) =>
        new(place == 0 ? 1f : 0f, place == 1 ? 1f : 0f, place == 2 ? 1f : 0f, place == 3 ? 1f : 0f);
}
