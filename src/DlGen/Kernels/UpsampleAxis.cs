namespace DlGen.Kernels;

/// <summary>
/// Where the outputs of an enlarged image lie along one of its axes. Output o is at (Step·o + Start) / Parts of the image, counted in its
/// places: whole numbers, so that a CPU and a GPU put it between the same places.
/// </summary>
/// <param name="Length">Places of the image.</param>
/// <param name="Outputs">Places of the enlarged image.</param>
/// <param name="Step">From one output to the next.</param>
/// <param name="Start">Where the first output is.</param>
/// <param name="Parts">What a place is divided into.</param>
/// <param name="Interpolates">Whether an output lies between two places; else it is the one below it.</param>
internal readonly record struct UpsampleAxis(int Length, int Outputs, int Step, int Start, int Parts, bool Interpolates)
{
    /// <summary>The axis of so many places.</summary>
    public static UpsampleAxis Of<TShape>(int length)
        where TShape : struct, IUpsampling
    {
        int outputs = length * TShape.Scale;
        return (TShape.Interpolates, TShape.AlignsCorners) switch
        {
            (false, _) => new(length, outputs, 1, 0, TShape.Scale, false),
            (true, false) => new(length, outputs, 2, 1 - TShape.Scale, 2 * TShape.Scale, true),
            _ => new(length, outputs, length - 1, 0, Math.Max(1, outputs - 1), true),
        };
    }

    /// <summary>The place below an output, the place above it, and how many parts it is from the one below.</summary>
    public (int Below, int Above, int Part) Around(int output)
    {
        // A number of parts is below the array's largest length squared.
        long place = Math.Max(0, ((long)Step * output) + Start);
        int below = (int)(place / Parts);
        return (below, Interpolates ? Math.Min(below + 1, Length - 1) : below, Interpolates ? (int)(place % Parts) : 0);
    }

    /// <summary>The outputs, from the first to the one behind the last, that a place can have a part in.</summary>
    public (int From, int To) Over(int place)
    {
        if (Step == 0)
        {
            return (0, Outputs);
        }

        // Outputs strictly between the place before and the place behind; of the nearest, from the place to the one behind.
        long from = (((long)(Interpolates ? place - 1 : place) * Parts) - Start) / Step;
        long to = ((((long)(place + 1) * Parts) - Start) / Step) + 1;
        return ((int)Math.Max(0, from), place == Length - 1 ? Outputs : (int)Math.Min(Outputs, to));
    }

    /// <summary>How many of an output's parts are a place's; 0 for a place that isn't beside it.</summary>
    public int PartOf(int place, int output)
    {
        (int below, int above, int part) = Around(output);
        return (below == place ? Parts - part : 0) + (above == place ? part : 0);
    }
}
