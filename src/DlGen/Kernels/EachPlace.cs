namespace DlGen.Kernels;

/// <summary>A convolution of single places as a linear layer's shape: every place is a row, with its channels.</summary>
/// <typeparam name="TShape">The convolution's windows.</typeparam>
internal readonly struct EachPlace<TShape> : ILinearShape
    where TShape : struct, IWindowShape
{
    public static int Inputs => TShape.Channels;

    public static int Outputs => TShape.Outputs;

    /// <summary>Whether windows are single places, and each place is one of them: 1×1, without a stride or padding.</summary>
    public static bool IsAll =>
        TShape.WindowHeight == 1 && TShape.WindowWidth == 1 && TShape.StrideHeight == 1 && TShape.StrideWidth == 1 && TShape.Top == 0 && TShape.Left == 0
        && TShape.OutputHeight == TShape.Height && TShape.OutputWidth == TShape.Width && TShape.IsOfPlaces;
}

/// <summary>The backward pass of <see cref="EachPlace{TShape}"/>: from the outputs of a place to its channels.</summary>
/// <typeparam name="TShape">The convolution's windows.</typeparam>
internal readonly struct EachPlaceTurned<TShape> : ILinearShape
    where TShape : struct, IWindowShape
{
    public static int Inputs => TShape.Outputs;

    public static int Outputs => TShape.Channels;
}
