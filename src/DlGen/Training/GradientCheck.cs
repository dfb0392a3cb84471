namespace DlGen;

/// <summary>
/// Compares a network's gradients with central differences of its loss, (L(w + h) − L(w − h)) / 2h, in one line of a test:
/// <c>GradientCheck.Run(net, data).ThrowIfFailed();</c>
/// </summary>
/// <remarks>
/// <para>
/// The error of a difference falls as h² until rounding, which grows as 1/h, takes over: h = 10⁻⁵ is near the best of both
/// in double precision, and no h is good enough in single. So the network has <see cref="Precision.Double"/>, whose code is
/// the same but for the scalar.
/// </para>
/// <para>
/// A difference across a kink, as of relu at 0, is no derivative. Where the difference and the gradient disagree and the loss has
/// different slopes on the two sides of an entry, the entry is neither right nor wrong: the report counts it among
/// <see cref="GradientReport.Kinks"/>. Examples at which no value is exactly 0 leave none: a bias of 0 and an input of zeros
/// put a relu onto its kink. Each entry takes two forward passes, one that disagrees five more.
/// </para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks the gradients of the loss on the first examples of a dataset.</summary>
    /// <param name="network">The network. Its parameters are as before at the end, and the gradients those of the examples.</param>
    /// <param name="data">The examples, with the labels or targets that the network's loss takes.</param>
    /// <param name="examples">
    /// How many of them to take, as one batch. A network with a <see cref="BatchNormAttribute"/> wants more than two: of two
    /// examples each column becomes nearly ±1 whatever its values, and its slopes are too small to be measured.
    /// </param>
    /// <param name="maxEntries">How many entries of a parameter to check, evenly spread; all of a smaller one.</param>
    /// <exception cref="ArgumentException">The dataset has no example, or its inputs or targets aren't what the network takes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is not positive.</exception>
    public static GradientReport Run(INetwork<double> network, Dataset data, int examples = 8, int maxEntries = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(examples);
        foreach (Batch batch in data.Batches(examples))
        {
            return Run(
                network,
                () =>
                {
                    network.Forward(batch.Inputs);
                    return network.ComputeLoss(batch.Targets);
                },
                maxEntries);
        }

        throw new ArgumentException("The dataset has no example.", nameof(data));
    }

    /// <summary>Checks the gradients of any loss of the network's; those of frozen parameters aren't computed. Dropout draws the same mask every time meanwhile, and running statistics stay.</summary>
    /// <param name="network"><inheritdoc cref="Run(INetwork{double}, Dataset, int, int)" path="/param[@name='network']"/></param>
    /// <param name="loss">Runs Forward and ComputeLoss on a batch, the same one each time, and returns the loss.</param>
    /// <param name="maxEntries"><inheritdoc cref="Run(INetwork{double}, Dataset, int, int)" path="/param[@name='maxEntries']"/></param>
    /// <exception cref="ArgumentException">The network has no parameter that learns.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="maxEntries"/> is not positive.</exception>
    public static GradientReport Run(INetwork<double> network, Func<double> loss, int maxEntries = int.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(loss);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxEntries);
        bool held = network.Runtime.IsHeld;
        network.Runtime.IsHeld = true;
        try
        {
            return Compare(network, loss, maxEntries);
        }
        finally
        {
            network.Runtime.IsHeld = held;
        }
    }

    /// <summary>
    /// Checks the backward pass of a custom layer without a network, on rows drawn from a seed: dx must be the slope of
    /// Σᵢ dyᵢ·yᵢ for dy drawn likewise. <c>GradientCheck.RunLayer&lt;Maxout&gt;(inputs: 8, outputs: 4).ThrowIfFailed();</c>
    /// </summary>
    /// <param name="inputs">The length of an input row.</param>
    /// <param name="outputs">The length of an output row.</param>
    /// <param name="rows">How many rows to check.</param>
    /// <param name="seed">What they are drawn from, each number from the standard normal distribution.</param>
    /// <returns>The entry of dx with the largest error, as that of a parameter x [rows, inputs].</returns>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">A number but the seed is not positive.</exception>
    public static GradientReport RunLayer<TLayer>(int inputs, int outputs, int rows = 8, int seed = 0)
        where TLayer : ICustomLayer
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return RunLayer<TLayer>(LayerGradient.Draw(Lengths.Product(rows, inputs, nameof(rows), "The inputs of the check"), seed, stream: 0), inputs, outputs, seed);
    }

    /// <summary>Checks the backward pass of a custom layer on given rows, such as those that a layer with kinks is far from them on.</summary>
    /// <param name="x">The input rows, one behind the other.</param>
    /// <param name="inputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='inputs']"/></param>
    /// <param name="outputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='outputs']"/></param>
    /// <param name="seed">What dy is drawn from, each number from the standard normal distribution.</param>
    /// <returns><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)"/></returns>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <exception cref="ArgumentException">There is no row, or the last one isn't complete.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public static GradientReport RunLayer<TLayer>(ReadOnlySpan<double> x, int inputs, int outputs, int seed = 0)
        where TLayer : ICustomLayer
    {
        CheckRows(x, inputs, outputs);
        return new LayerGradient<WithoutParameters<TLayer>>(inputs, outputs, [], seed).Check(x);
    }

    /// <summary>
    /// Checks the backward pass of a custom layer that learns: dx and what is added to the parameters' gradient must be the slopes
    /// of Σᵢ dyᵢ·yᵢ. <c>GradientCheck.RunLayer&lt;LearnedSlope&gt;(inputs: 8, outputs: 8, parameters: 1).ThrowIfFailed();</c>
    /// </summary>
    /// <param name="inputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='inputs']"/></param>
    /// <param name="outputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='outputs']"/></param>
    /// <param name="parameters">How many parameters the layer has for such rows.</param>
    /// <param name="rows"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='rows']"/></param>
    /// <param name="seed">What they and the parameters are drawn from, each number from the standard normal distribution.</param>
    /// <returns>The entries of x [rows, inputs] and of the parameters with the largest errors, as of two parameters.</returns>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">A number but the seed is not positive.</exception>
    public static GradientReport RunLayer<TLayer>(int inputs, int outputs, int parameters, int rows = 8, int seed = 0)
        where TLayer : IParametricLayer
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(parameters);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rows);
        return RunLayer<TLayer>(
            LayerGradient.Draw(Lengths.Product(rows, inputs, nameof(rows), "The inputs of the check"), seed, stream: 0), LayerGradient.Draw(parameters, seed, stream: 2), inputs, outputs, seed);
    }

    /// <summary>Checks the backward pass of a custom layer that learns, on given rows and with given parameters.</summary>
    /// <param name="x">The input rows, one behind the other.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="inputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='inputs']"/></param>
    /// <param name="outputs"><inheritdoc cref="RunLayer{TLayer}(int, int, int, int)" path="/param[@name='outputs']"/></param>
    /// <param name="seed">What dy is drawn from, each number from the standard normal distribution.</param>
    /// <returns><inheritdoc cref="RunLayer{TLayer}(int, int, int, int, int)"/></returns>
    /// <typeparam name="TLayer">The layer.</typeparam>
    /// <exception cref="ArgumentException">There is no parameter, no row, or the last row isn't complete.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A length is not positive.</exception>
    public static GradientReport RunLayer<TLayer>(ReadOnlySpan<double> x, ReadOnlySpan<double> parameters, int inputs, int outputs, int seed = 0)
        where TLayer : IParametricLayer
    {
        CheckRows(x, inputs, outputs);
        if (parameters.IsEmpty)
        {
            throw new ArgumentException("There are no parameters.", nameof(parameters));
        }

        return new LayerGradient<TLayer>(inputs, outputs, parameters, seed).Check(x);
    }

    /// <summary>What an entry counts as at least: rounding in the loss is as large as it makes the differences of all entries, the smallest too.</summary>
    /// <param name="size">The loss's.</param>
    /// <param name="largest">The largest entry's size.</param>
    internal static double Floor(double size, double largest) => Math.Max(1e-4 * Math.Max(1, size), 1e-3 * largest);

    /// <summary>The difference of an entry by both ways, over the larger of them or the floor.</summary>
    internal static double RelativeError(double gradient, double numeric, double floor) =>
        Math.Abs(gradient - numeric) / Math.Max(floor, Math.Max(Math.Abs(gradient), Math.Abs(numeric)));

    /// <summary>What rounding can make of the difference between the slopes on two sides, by the floor, which is 10⁻⁴ of the loss or more.</summary>
    internal static double Noise(double floor) => 1e-5 * floor;

    private static void CheckRows(ReadOnlySpan<double> x, int inputs, int outputs)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(inputs);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outputs);
        if (x.IsEmpty || x.Length % inputs != 0)
        {
            throw new ArgumentException($"{x.Length} numbers are no whole rows of {inputs}.", nameof(x));
        }
    }

    private static GradientReport Compare(INetwork<double> network, Func<double> loss, int maxEntries)
    {
        double size = Math.Abs(loss());
        network.Backward();
        Parameter<double>[] parameters = [.. network.Parameters.Where(static parameter => !parameter.IsFrozen)];
        if (parameters.Length == 0)
        {
            throw new ArgumentException($"{network.Runtime.Model.Name} has no parameter that learns, so there is no gradient to check.", nameof(network));
        }

        double[][] gradients = [.. parameters.Select(static parameter => parameter.Gradient.ToArray())];
        double floor = Floor(size, gradients.Max(static gradient => gradient.Max(Math.Abs)));
        return GradientReport.Of(parameters.SelectMany((parameter, p) => Entries(parameter, gradients[p], loss, floor, maxEntries)));
    }

    private static IEnumerable<(GradientDifference Entry, bool HasKink)> Entries(
        Parameter<double> parameter, double[] gradients, Func<double> loss, double floor, int maxEntries)
    {
        int count = Math.Min(maxEntries, parameter.Count);
        for (int taken = 0; taken < count; taken++)
        {
            int index = (int)((long)taken * parameter.Count / count);
            (double numeric, bool hasKink) = Numeric(parameter.Value, index, loss, gradients[index], floor);
            double error = RelativeError(gradients[index], numeric, floor);
            yield return (new GradientDifference(parameter.Name, Place(parameter.Value, index), gradients[index], numeric, error), hasKink);
        }
    }

    /// <summary>The slope of the loss along an entry; whether there is one is asked only where the gradient isn't that.</summary>
    private static (double Value, bool HasKink) Numeric(TensorView<double> value, int index, Func<double> loss, double gradient, double floor)
    {
        double old = At(value, index);
        try
        {
            double central = Slope.Central(LossAt, old);
            if (RelativeError(gradient, central, floor) < GradientReport.Tolerance || !double.IsFinite(gradient))
            {
                return (central, false);
            }

            Slope slope = Slope.Of(LossAt, old, Noise(floor));
            if (RelativeError(gradient, slope.Closer, floor) < GradientReport.Tolerance)
            {
                return (slope.Closer, false);
            }

            // Where it is the slope that has a kink, the difference comes closer to it with the step.
            bool approaches = Math.Abs(gradient - slope.Closer) < Math.Abs(gradient - slope.Value) / 4;
            return (slope.Value, slope.HasKink || approaches);
        }
        finally
        {
            Set(value, index, old);
        }

        double LossAt(double distance)
        {
            Set(value, index, old + distance);
            return loss();
        }
    }

    private static int[] Place(TensorView<double> view, int index)
    {
        int[] place = new int[view.Shape.Length];
        for (int axis = place.Length - 1; axis >= 0; axis--)
        {
            (index, place[axis]) = Math.DivRem(index, view.Shape[axis]);
        }

        return place;
    }

    private static double At(TensorView<double> view, int index) => view[(ReadOnlySpan<int>)Place(view, index)];

    private static void Set(TensorView<double> view, int index, double value) => view[(ReadOnlySpan<int>)Place(view, index)] = value;
}
