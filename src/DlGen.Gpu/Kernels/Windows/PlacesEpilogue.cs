using DlGen.Kernels;

namespace DlGen.Gpu.Kernels;

/// <summary>
/// Takes rows that are flattened images to an epilogue that has a row for each place and a column for each channel: what an epilogue
/// has of a channel, such as a slope, or of a place and a channel, such as a mask, it finds by these.
/// </summary>
/// <typeparam name="TShape">The layer that takes the flattened image, whose channels are whole <see cref="Float4"/>s.</typeparam>
/// <typeparam name="TEpilogue">The epilogue.</typeparam>
internal readonly struct PlacesEpilogue<TShape, TEpilogue> : IDeviceEpilogue
    where TShape : struct, ILinearShape
    where TEpilogue : struct, IDeviceEpilogue
{
    private readonly TEpilogue epilogue;

    public PlacesEpilogue(TEpilogue epilogue) => this.epilogue = epilogue;

    public void Apply(int row, int column, Float4 product)
    {
        int channels = TShape.Inputs / TShape.Places;
        epilogue.Apply((row * TShape.Places) + (column / channels), column % channels, product);
    }
}
