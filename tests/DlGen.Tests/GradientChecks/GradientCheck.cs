using System.Globalization;

namespace DlGen.Tests.GradientChecks;

/// <summary>
/// Compares a network's gradients with central differences of its loss, (L(w + h) − L(w − h)) / 2h, whose error falls as h²
/// until rounding, which grows as 1/h, takes over: h = 10⁻⁵ is near the best of both in double precision.
/// </summary>
internal static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>One entry of a gradient, by both ways.</summary>
    public sealed record Difference(string Parameter, int Index, double Gradient, double Numeric, double RelativeError)
    {
        public override string ToString() => string.Create(
            CultureInfo.InvariantCulture,
            $"{Parameter}[{Index}]: Backward gives {Gradient:R}, finite differences give {Numeric:R}, relative error {RelativeError:E2}");
    }

    /// <summary>
    /// The entry with the largest relative error. An entry far smaller than its neighbours is measured against those, since
    /// rounding in the loss is as large as theirs.
    /// </summary>
    /// <param name="network">The network; its parameters are as before at the end.</param>
    /// <param name="loss">The loss after a forward pass, on the same batch each time.</param>
    /// <param name="most">How many entries of a parameter to check, evenly spread; all of a smaller one.</param>
    public static Difference Worst(INetwork<double> network, Func<INetwork<double>, double> loss, int most = int.MaxValue)
    {
        loss(network);
        network.Backward();
        double[][] gradients = [.. network.Parameters.Select(parameter => parameter.Gradient.ToArray())];
        double largest = gradients.Max(gradient => gradient.Max(Math.Abs));
        double floor = Math.Max(1e-4, 1e-3 * largest);
        var worst = new Difference("none", 0, 0, 0, -1);
        for (int p = 0; p < gradients.Length; p++)
        {
            Parameter<double> parameter = network.Parameters[p];
            for (int taken = 0; taken < Math.Min(most, parameter.Count); taken++)
            {
                int index = (int)((long)taken * parameter.Count / Math.Min(most, parameter.Count));
                double gradient = gradients[p][index];
                double numeric = Numeric(network, parameter, index, loss);
                double error = Math.Abs(gradient - numeric) / Math.Max(floor, Math.Max(Math.Abs(gradient), Math.Abs(numeric)));
                if (!(error <= worst.RelativeError))
                {
                    worst = new Difference(parameter.Name, index, gradient, numeric, error);
                }
            }
        }

        return worst;
    }

    private static double Numeric(
        INetwork<double> network, Parameter<double> parameter, int index, Func<INetwork<double>, double> loss)
    {
        double old = At(parameter.Value, index);
        Set(parameter.Value, index, old + Step);
        double above = loss(network);
        Set(parameter.Value, index, old - Step);
        double below = loss(network);
        Set(parameter.Value, index, old);
        return (above - below) / (old + Step - (old - Step));
    }

    private static double At(TensorView<double> view, int index) =>
        view.Shape.Length == 1 ? view[index] : view[index / view.Shape[1], index % view.Shape[1]];

    private static void Set(TensorView<double> view, int index, double value)
    {
        if (view.Shape.Length == 1)
        {
            view[index] = value;
        }
        else
        {
            view[index / view.Shape[1], index % view.Shape[1]] = value;
        }
    }
}
