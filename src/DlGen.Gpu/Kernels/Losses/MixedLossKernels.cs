using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// The losses of a mixed batch, in which each row is compared with its partner's target too: λ·w·ℓ(z, y) + (1 − λ)·w′·ℓ(z, y′), where y′ and w′ are
/// the partner's target and its weight. The epilogue may write where the outputs lie.
/// </summary>
internal static class MixedLossKernels
{
    /// <summary>
    /// The cross-entropy of each row and its gradient. It is linear in the target, which is q = λ·w·q(y) + (1 − λ)·w′·q(y′) with q(y) as in
    /// <see cref="SoftmaxKernels.CrossEntropy"/>. A row counts as a hit where its own class is the most probable.
    /// </summary>
    public static void CrossEntropy<TLanes, TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, ISoftmaxLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        bool isInside = row < rows;
        int end = isInside ? TLoss.Classes : 0;
        int partner = isInside ? mixture.Partner(row) : 0;
        int label = isInside ? y.Labels[row] : -1;
        int other = isInside ? y.Labels[partner] : -1;
        float share = mixture.Share;

        // What is left out has the label −1.
        float ofLabel = label >= 0 ? share * weights.OfRow(row) : 0f;
        float ofOther = other >= 0 ? (1f - share) * weights.OfRow(partner) : 0f;
        float max = LargestOfRow.Value<TLanes>(shared, z, row, end);
        float sum = RowGroup.Sum<TLanes>(shared, SoftmaxKernels.Sum<TLanes>(z, row, end, max));
        float atLabel = label >= 0 ? z[row, label] - max : 0f;
        float atOther = other >= 0 ? z[row, other] - max : 0f;
        float even = 0f;
        float spread = 0f;
        float weighed = 0f;
        if (TLoss.LabelSmoothing != 0f)
        {
            even = (ofLabel + ofOther) * (TLoss.LabelSmoothing / TLoss.Classes);
            spread = even * weights.OfAllClasses(TLoss.Classes);
            weighed = even * RowGroup.Sum<TLanes>(shared, SoftmaxKernels.Weighed<TLanes>(z, weights, row, end, max));
            ofLabel *= label >= 0 ? (1f - TLoss.LabelSmoothing) * weights.OfClass(label) : 0f;
            ofOther *= other >= 0 ? (1f - TLoss.LabelSmoothing) * weights.OfClass(other) : 0f;
        }

        float total = ofLabel + ofOther + spread;
        float scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / rows;

        // The lanes meet here, before logits are written over.
        float best = LargestOfRow.Place<TLanes>(shared, z, row, end, max);
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 dz = Float4.Exp(z.Load(row, column) - max) * (total / sum);
            dz = dz - (SoftmaxKernels.OneHot(label - column) * ofLabel) - (SoftmaxKernels.OneHot(other - column) * ofOther);
            if (TLoss.LabelSmoothing != 0f)
            {
                dz -= weights.OfClasses(column) * even;
            }

            epilogue.Apply(row, column, Float4.First(dz * scale, end - column));
        }

        if (isInside && Group.IdxX % TLanes.Count == 0)
        {
            float loss = (total * DeviceMath.Log(sum)) - (ofLabel * atLabel) - (ofOther * atOther) - weighed;
            results.Set(row, new RowLoss(loss, best == label ? 1 : 0));
        }
    }

    /// <summary>A loss that compares output by output, of each row, and its gradient. Of two classes, a row counts as a hit where its own is the more probable.</summary>
    public static void Elementwise<TLanes, TLoss, TEpilogue>(
        DeviceMatrix z, DeviceTargets y, BatchMixture mixture, ExampleWeights weights, RowResults results, int rows, TEpilogue epilogue)
        where TLanes : struct, ILanes
        where TLoss : struct, IElementwiseLoss
        where TEpilogue : struct, IDeviceEpilogue
    {
        ArrayView<float> shared = SharedMemory.Allocate<float>(RowGroup.Threads);
        int row = RowGroup.Row<TLanes>();
        bool isInside = row < rows;
        int end = isInside ? TLoss.Columns : 0;
        int partner = isInside ? mixture.Partner(row) : 0;
        float share = mixture.Share;
        float ofTarget = isInside ? share * weights.OfRow(row) : 0f;
        float ofOther = isInside ? (1f - share) * weights.OfRow(partner) : 0f;
        float scale = TLoss.Sums ? TLoss.Weight : TLoss.Weight / ((float)rows * TLoss.Columns);
        float sum = 0f;
        bool isHit = false;
        for (int column = RowGroup.FirstColumn<TLanes>(); column < end; column += RowGroup.ColumnStep<TLanes>())
        {
            Float4 output = z.Load(row, column);
            Float4 target = y.Values.Load(row, column);
            Float4 other = y.Values.Load(partner, column);
            Float4 loss = (TLoss.Value(output, target, column) * ofTarget) + (TLoss.Value(output, other, column) * ofOther);
            Float4 dz = (TLoss.Derivative(output, target, column) * ofTarget) + (TLoss.Derivative(output, other, column) * ofOther);
            sum += Float4.Sum(Float4.First(loss, end - column));
            isHit = TLoss.TellsTwoClasses && column == 0 && (output.X > 0f) == (target.X > 0.5f);
            epilogue.Apply(row, column, Float4.First(dz * scale, end - column));
        }

        sum = RowGroup.Sum<TLanes>(shared, sum);
        if (isInside && Group.IdxX % TLanes.Count == 0)
        {
            results.Set(row, new RowLoss(TLoss.Sums ? sum : sum / TLoss.Columns, isHit ? 1 : 0));
        }
    }
}
