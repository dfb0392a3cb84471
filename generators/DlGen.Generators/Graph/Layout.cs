namespace DlGen.Generators.Graph;

/// <summary>
/// How a value lies in memory, where every kernel sees it as a matrix: which of its axes are the rows of an example and which are the
/// columns. <see cref="Passes.LayoutAssignment"/> chooses.
/// </summary>
/// <param name="Kind">What the rows are.</param>
/// <param name="Places">Places of an image, or of a convolution's kernel; 1 where there are none.</param>
internal readonly record struct Layout(LayoutKind Kind, int Places = 1)
{
    /// <summary>The last axis is the columns and all others are rows: a vector [D] is one row, a sequence [T, D] has T rows.</summary>
    public static Layout LastAxis => new(LayoutKind.LastAxis);

    /// <summary>An example is one row, with its numbers in the order of the axes: an image [C, H, W] as a dataset has it. So is a parameter with a number for each of them.</summary>
    public static Layout OneRow => new(LayoutKind.OneRow);

    /// <summary>A parameter that is one number for all rows and columns of what it is applied to.</summary>
    public static Layout Single => new(LayoutKind.Single);

    /// <summary>An image [C, H, W], or what it becomes when it is flattened, as H·W rows, one for each place, of C columns, one for each channel.</summary>
    public static Layout OfPlaces(int places) => new(LayoutKind.Places, places);

    /// <summary>Weights [in, out] whose rows are in the order in which an image of so many places lies in memory, and not in that of its channels.</summary>
    public static Layout OfWeightsBehind(int places) => new(LayoutKind.LastAxis, places);

    /// <summary>A convolution's kernel [O, C, R, S] as a matrix of R·S·C rows and O columns: place by place, the channels of a place side by side.</summary>
    public static Layout OfKernel(int places) => new(LayoutKind.Kernel, places);

    /// <summary>How a user has a value of a shape: what goes into a network and comes out of it lies like that.</summary>
    public static Layout Default(TensorShape shape) => shape.Rank is 1 or 2 ? LastAxis : OneRow;

    /// <summary>Where the columns are the channels of an image [C, H, W], or the last axis of another shape.</summary>
    public static Layout OfChannels(TensorShape shape) => shape.Rank == 3 ? OfPlaces(shape.Places) : Default(shape);

    /// <summary>Whether the channels of an image lie side by side, place by place.</summary>
    public bool IsOfPlaces => Kind == LayoutKind.Places;

    /// <summary>Rows that an example has, or a parameter.</summary>
    public int Rows(TensorShape shape) => Kind switch
    {
        LayoutKind.LastAxis => TensorShape.Length(shape.Size / shape.Last),
        LayoutKind.Places => Places,
        LayoutKind.Kernel => TensorShape.Length(shape.Size / shape.Axes[0]),
        _ => 1,
    };

    /// <summary>The length of a row.</summary>
    public int Columns(TensorShape shape) => Kind switch
    {
        LayoutKind.LastAxis => shape.Last,
        LayoutKind.Places => TensorShape.Length(shape.Size / Places),
        LayoutKind.Kernel => shape.Axes[0],
        _ => TensorShape.Length(shape.Size),
    };
}

/// <summary>What the rows and the columns of a value are in memory.</summary>
internal enum LayoutKind
{
    /// <summary>The columns are the last axis.</summary>
    LastAxis,

    /// <summary>An example is one row, or a parameter.</summary>
    OneRow,

    /// <summary>The rows are an image's places, the columns its channels.</summary>
    Places,

    /// <summary>The rows are what a convolution multiplies, the columns its outputs.</summary>
    Kernel,

    /// <summary>One number.</summary>
    Single,
}
