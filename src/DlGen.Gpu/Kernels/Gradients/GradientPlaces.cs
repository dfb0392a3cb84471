namespace DlGen.Gpu.Kernels;

/// <summary>The parameters of a layer whose gradients are computed side by side: one range of the parameter memory, or two.</summary>
internal readonly struct GradientPlaces
{
    private readonly int first;
    private readonly int firstLength;
    private readonly int second;
    private readonly int secondLength;

    /// <param name="first">Where the one starts.</param>
    /// <param name="firstLength">What it takes.</param>
    /// <param name="second">Where the other starts.</param>
    /// <param name="secondLength">What it takes; 0 where there is none.</param>
    public GradientPlaces(int first, int firstLength, int second = 0, int secondLength = 0)
    {
        this.first = first;
        this.firstLength = firstLength;
        this.second = second;
        this.secondLength = secondLength;
    }

    /// <summary>What both take.</summary>
    public int Length => firstLength + secondLength;

    /// <summary>Where a gradient belongs, by its place among those of the layer.</summary>
    public int this[int index] => index < firstLength ? first + index : second + (index - firstLength);
}
