using System.Numerics;

namespace DlGen.Tests.GradientChecks;

/// <summary>Each class in the namespace DlGen.Tests.Networks, found by reflection: what is declared is checked.</summary>
internal static class NetworkCases
{
    private static readonly Dictionary<string, NetworkCase> All = Find();

    public static NetworkCase Named(string name) => All[name];

    public static TheoryData<string> OfScalar<T>() => [.. All.Values.Where(network => network.Scalar == typeof(T)).Select(network => network.Name)];

    private static Dictionary<string, NetworkCase> Find()
    {
        var cases = new Dictionary<string, NetworkCase>();
        foreach (Type type in typeof(NetworkCases).Assembly.GetTypes().Where(type => type.Namespace == "DlGen.Tests.Networks").OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            if (type.GetInterfaces().FirstOrDefault(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(INetwork<,>)) is { } face)
            {
                cases.Add(type.Name, (NetworkCase)Activator.CreateInstance(typeof(NetworkCase<,>).MakeGenericType(face.GetGenericArguments()))!);
            }
        }

        return cases;
    }
}

/// <summary>A network and how to make a batch for it.</summary>
internal abstract class NetworkCase
{
    public abstract string Name { get; }

    public abstract Type Scalar { get; }

    /// <summary>A network whose every parameter is drawn from the seed, biases too.</summary>
    public abstract INetwork<T> Create<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>A network, a batch for it that keeps away from kinks, and the naive network with the same parameters.</summary>
    public (INetwork<T> Network, NaiveNetwork Naive, double[] Inputs, Targets Targets) Sample<T>(int batch, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        INetwork<T> network = Create<T>(seed);
        NaiveNetwork naive = NaiveNetwork.Of(network);
        (double[] inputs, Targets targets) = Examples(naive, batch, new Random(seed));
        return (network, naive, inputs, targets);
    }

    /// <summary>
    /// Every example is drawn anew until all its values are far from a kink, compared with the 10⁻⁵ that a parameter moves
    /// by: a difference across a kink is no derivative.
    /// </summary>
    private static (double[] Inputs, Targets Targets) Examples(NaiveNetwork naive, int batch, Random random)
    {
        const double distance = 2e-4;
        var inputs = new List<double>();
        var drawn = new List<(int[] Labels, double[] Values)[]>();
        for (int tries = 0; drawn.Count < batch; tries++)
        {
            Assert.True(tries < 1000, "No example keeps away from the kinks.");

            // Single precision, so that both precisions see the same numbers.
            double[] example = Draw(naive.InputSize, () => (float)Normal(random));
            foreach (TokenInputs tokens in naive.Tokens)
            {
                Draw(tokens.Count, () => random.Next(tokens.Vocabulary)).CopyTo(example, tokens.Start);
            }

            (int[] Labels, double[] Values)[] targets = Array.ConvertAll(naive.Heads, head => (
                Array.ConvertAll(new int[head.Positions], _ => random.Next(head.Classes)),
                Draw(head.OutputSize, () => head.TakesProbabilities ? random.NextSingle() : (float)(1.5 * Normal(random)))));
            naive.Forward(example);
            if (naive.DistanceToKink(new Targets(null, null, Array.ConvertAll(targets, static target => new Targets(null, target.Values)))) > distance)
            {
                inputs.AddRange(example);
                drawn.Add(targets);
            }
        }

        Targets[] ofHeads = [.. naive.Heads.Select((head, index) => head.TakesLabels
            ? new Targets([.. drawn.SelectMany(targets => targets[index].Labels)], null)
            : new Targets(null, [.. drawn.SelectMany(targets => targets[index].Values)]))];
        return ([.. inputs], ofHeads.Length == 1 ? ofHeads[0] : new Targets(null, null, ofHeads));
    }

    protected static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double[] Draw(int count, Func<double> next)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }
}

/// <inheritdoc/>
internal sealed class NetworkCase<TNetwork, TScalar> : NetworkCase
    where TNetwork : INetwork<TNetwork, TScalar>
    where TScalar : unmanaged, IBinaryFloatingPointIeee754<TScalar>
{
    public override string Name => typeof(TNetwork).Name;

    public override Type Scalar => typeof(TScalar);

    public override INetwork<T> Create<T>(int seed)
    {
        TNetwork network = TNetwork.Create(seed);
        var random = new Random(seed + 1000);
        foreach (Parameter<TScalar> parameter in network.Parameters.Where(parameter => parameter.Model.Layout == ParameterLayout.Row))
        {
            parameter.Value.CopyFrom([.. Enumerable.Range(0, parameter.Count).Select(_ => TScalar.CreateTruncating((float)(0.5 * Normal(random))))]);
        }

        return (INetwork<T>)network;
    }
}
