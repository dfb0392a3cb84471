namespace DlGen.Generators.Graph;

/// <summary>
/// How a value lies in memory, where every kernel sees it as a matrix: which of its axes are the rows of an example and which are the
/// columns. <see cref="Passes.LayoutAssignment"/> chooses.
/// </summary>
internal enum Layout
{
    /// <summary>The last axis is the columns and all others are rows: a vector [D] is one row, a sequence [T, D] has T rows.</summary>
    LastAxis,

    /// <summary>An example is one row, with its numbers in the order of the axes: an image [C, H, W] as a dataset has it.</summary>
    OneRow,

    /// <summary>An image [C, H, W] as H·W rows, one for each place, of C columns, one for each channel.</summary>
    Places,

    /// <summary>A parameter that is one number for all rows and columns of what it is applied to.</summary>
    Single,
}

/// <summary>What follows from a layout.</summary>
internal static class Layouts
{
    /// <summary>How a user has a value of a shape: what goes into a network and comes out of it lies like that.</summary>
    public static Layout Default(TensorShape shape) => shape.Rank is 1 or 2 ? Layout.LastAxis : Layout.OneRow;

    /// <summary>Rows that an example has.</summary>
    public static int Rows(this Layout layout, TensorShape shape) => layout switch
    {
        Layout.LastAxis => (int)(shape.Size / shape.Last),
        Layout.Places => shape.Axes[1] * shape.Axes[2],
        _ => 1,
    };

    /// <summary>The length of a row.</summary>
    public static int Columns(this Layout layout, TensorShape shape) => layout switch
    {
        Layout.LastAxis => shape.Last,
        Layout.Places => shape.Axes[0],
        _ => (int)shape.Size,
    };
}
