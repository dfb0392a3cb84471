using System.ComponentModel;

namespace DlGen.Gpu.Kernels;

/// <summary>A yes or no for each scalar of a <see cref="Float4"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Mask4
{
    internal readonly bool X;
    internal readonly bool Y;
    internal readonly bool Z;
    internal readonly bool W;

    internal Mask4(bool x, bool y, bool z, bool w)
    {
        X = x;
        Y = y;
        Z = z;
        W = w;
    }
}
