namespace DlGen.Kernels;

/// <summary>
/// Results along one axis of an image, a step apart, and what each of them is the sum of: taps, a step apart in the window, of which each
/// meets one place of the image that is read. The forward pass has one such axis. In the backward pass every place of the image is met by
/// those taps alone whose window begins at a multiple of the stride: places a stride apart are met by the same ones.
/// </summary>
internal readonly struct TapAxis
{
    /// <summary>The place of the first result.</summary>
    public required int First { get; init; }

    /// <summary>Places from one result to the next.</summary>
    public required int Step { get; init; }

    /// <summary>How many results there are.</summary>
    public required int Count { get; init; }

    /// <summary>The first tap of the window that any result has.</summary>
    public required int Tap { get; init; }

    /// <summary>From one tap to the next.</summary>
    public required int TapStep { get; init; }

    /// <summary>How many taps there are.</summary>
    public required int Taps { get; init; }

    /// <summary>The place that the first result's first tap meets; it may lie outside.</summary>
    public required int Source { get; init; }

    /// <summary>From what a tap meets to what it meets for the next result.</summary>
    public required int SourceStep { get; init; }

    /// <summary>From what a tap meets to what the next tap meets for the same result.</summary>
    public required int SourceTap { get; init; }

    /// <summary>Places that the image has which is read.</summary>
    public required int Length { get; init; }

    /// <summary>The windows of the forward pass.</summary>
    /// <param name="windows">How many there are.</param>
    /// <param name="window">Taps of a window.</param>
    /// <param name="stride">Places from one window to the next.</param>
    /// <param name="dilation">Places from one tap to the next.</param>
    /// <param name="before">Places of padding before the image.</param>
    /// <param name="length">The image's length.</param>
    public static TapAxis Forward(int windows, int window, int stride, int dilation, int before, int length) => new()
    {
        First = 0, Step = 1, Count = windows,
        Tap = 0, TapStep = 1, Taps = window,
        Source = -before, SourceStep = stride, SourceTap = dilation, Length = length,
    };

    /// <summary>The places of the backward pass that are <paramref name="phase"/> behind a multiple of the stride.</summary>
    /// <param name="phase">From 0 to the stride.</param>
    /// <param name="windows">How many windows there are.</param>
    /// <param name="window">Taps of a window.</param>
    /// <param name="stride">Places from one window to the next.</param>
    /// <param name="dilation">Places from one tap to the next.</param>
    /// <param name="before">Places of padding before the image.</param>
    /// <param name="length">The image's length.</param>
    public static TapAxis Backward(int phase, int windows, int window, int stride, int dilation, int before, int length)
    {
        int tap = 0;
        while (tap < window && (phase + before - (tap * dilation)) % stride != 0)
        {
            tap++;
        }

        int tapStep = 1;
        while (tapStep * dilation % stride != 0)
        {
            tapStep++;
        }

        return new()
        {
            First = phase, Step = stride, Count = (length - phase + stride - 1) / stride,
            Tap = tap, TapStep = tapStep, Taps = (window - tap + tapStep - 1) / tapStep,
            Source = (phase + before - (tap * dilation)) / stride, SourceStep = 1, SourceTap = -(tapStep * dilation / stride), Length = windows,
        };
    }

    /// <summary>What a tap meets for a result.</summary>
    public int SourceOf(int result, int tap) => Source + (result * SourceStep) + (tap * SourceTap);

    /// <summary>The taps of a result that meet a place of the image: from the first to the one behind the last.</summary>
    public (int From, int To) TapsOf(int result) => TapsOf(result, 0, Taps);

    /// <summary>Of a range of taps, those that meet a place of the image for a result.</summary>
    public (int From, int To) TapsOf(int result, int from, int to)
    {
        while (from < to && !IsInside(SourceOf(result, from)))
        {
            from++;
        }

        while (from < to && !IsInside(SourceOf(result, to - 1)))
        {
            to--;
        }

        return (from, to);
    }

    /// <summary>The results of which all of some taps meet a place of the image: from the first to the one behind the last.</summary>
    public (int From, int To) WholeResults(int fromTap, int toTap)
    {
        int from = 0;
        int to = Count;
        while (from < to && !IsWhole(from, fromTap, toTap))
        {
            from++;
        }

        while (from < to && !IsWhole(to - 1, fromTap, toTap))
        {
            to--;
        }

        return (from, to);
    }

    private bool IsWhole(int result, int fromTap, int toTap) =>
        fromTap == toTap || (IsInside(SourceOf(result, fromTap)) && IsInside(SourceOf(result, toTap - 1)));

    private bool IsInside(int place) => (uint)place < (uint)Length;
}
