using System.ComponentModel;

namespace DlGen.Kernels;

/// <summary>The windows of a convolution in groups, of which each has its own part of the channels that go in and of those that come out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IGroupedWindowShape : IWindowShape
{
    /// <summary>How many groups there are; it divides the channels of the image and those that come out.</summary>
    static abstract int Groups { get; }
}
