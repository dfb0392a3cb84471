namespace DlGen;

/// <summary>The slope of a function at a point, by differences of its values around it.</summary>
/// <param name="Value">The central difference, (f(h) − f(−h)) / 2h.</param>
/// <param name="Closer">The central difference at an eighth of the distance, whose rounding errors are eight times as large.</param>
/// <param name="HasKink">Whether the slopes on the two sides differ, by a kink at the point or within h of it.</param>
internal readonly record struct Slope(double Value, double Closer, bool HasKink)
{
    /// <summary>The distance h to both sides: near the best of truncation, which grows as h², and rounding, which grows as 1/h.</summary>
    private const double Step = 1e-5;

    private const double CloserStep = Step / 8;

    /// <summary>The central difference alone, which takes two values.</summary>
    /// <param name="at">The function, of the distance to the point.</param>
    /// <param name="point">The coordinate of the point, which says which distances its neighbours really have.</param>
    public static double Central(Func<double, double> at, double point) => Difference(at(Step), at(-Step), point, Step);

    /// <summary>The slope, and whether there is one.</summary>
    /// <param name="at"><inheritdoc cref="Central" path="/param[@name='at']"/></param>
    /// <param name="point"><inheritdoc cref="Central" path="/param[@name='point']"/></param>
    /// <param name="noise">What rounding can make of the difference between the two sides' slopes.</param>
    /// <remarks>
    /// Where the function is smooth, the slopes on both sides of a point differ by h·f″, which is an eighth of it eight times closer.
    /// The difference at a kink stays, and that of a kink in between is gone.
    /// </remarks>
    public static Slope Of(Func<double, double> at, double point, double noise)
    {
        (double here, double above, double below) = (at(0), at(Step), at(-Step));
        (double closeAbove, double closeBelow) = (at(CloserStep), at(-CloserStep));
        double bend = (above + below - (2 * here)) / Step;
        double closerBend = (closeAbove + closeBelow - (2 * here)) / CloserStep;
        return new Slope(
            Difference(above, below, point, Step),
            Difference(closeAbove, closeBelow, point, CloserStep),
            Math.Abs(closerBend - (bend * CloserStep / Step)) > (Math.Abs(bend) / 20) + noise);
    }

    private static double Difference(double above, double below, double point, double step) => (above - below) / (point + step - (point - step));
}
