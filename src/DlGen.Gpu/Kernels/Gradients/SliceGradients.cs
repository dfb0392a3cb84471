using DlGen.Kernels;
using ILGPU;

namespace DlGen.Gpu.Kernels;

/// <summary>How the gradients that slices of the batch come to lie in memory: a slice's after that of the one before.</summary>
internal static class SliceGradients
{
    /// <summary>What a layer's weights take, in <see cref="Float4"/>s.</summary>
    public static int OfWeights<TShape>()
        where TShape : struct, ILinearShape => OfWeights(TShape.Inputs, TShape.Outputs);

    /// <inheritdoc cref="OfWeights{TShape}"/>
    public static int OfWeights(int inputs, int outputs) => inputs * RowPadding.Quads(outputs);

    /// <summary>Keeps a slice's gradients: those of the weights, and behind them those of the bias.</summary>
    public static StoreGradient Keep<TShape>(ArrayView<Float4> sums, int slice, bool hasBias)
        where TShape : struct, ILinearShape => Keep(sums, slice, OfWeights<TShape>() + (hasBias ? RowPadding.Quads(TShape.Outputs) : 0));

    /// <summary>Keeps a slice's gradients.</summary>
    /// <param name="sums">Those of all slices.</param>
    /// <param name="slice">Which it is.</param>
    /// <param name="length">What a slice's gradients take.</param>
    public static StoreGradient Keep(ArrayView<Float4> sums, int slice, int length) => new(sums.SubView(slice * length, length));
}
