using DlGen.Kernels;

namespace DlGen.Tests.Training;

public class OptimizerTests
{
    private const double Rate = 0.05;
    private const double Decay = 0.01;

    [Theory]
    [InlineData(0f, false, 0f)]
    [InlineData(0f, false, 0.01f)]
    [InlineData(0.9f, false, 0f)]
    [InlineData(0.9f, false, 0.01f)]
    [InlineData(0.9f, true, 0f)]
    [InlineData(0.9f, true, 0.01f)]
    public void Sgd_IsPyTorchs(float momentum, bool nesterov, float decay)
    {
        // torch/optim/sgd.py, _single_tensor_sgd with dampening = 0, one scalar at a time.
        double mu = momentum == 0 ? 0 : 0.9;
        double lambda = decay == 0 ? 0 : Decay;
        AssertUpdates(
            new Sgd((float)Rate) { Momentum = momentum, Nesterov = nesterov, WeightDecay = decay },
            () =>
            {
                double? buffer = null;
                return (w, g) =>
                {
                    g += lambda * w;
                    if (mu != 0)
                    {
                        buffer = buffer is null ? g : (mu * buffer) + g;
                        g = nesterov ? g + (mu * buffer.Value) : buffer.Value;
                    }

                    return w - (Rate * g);
                };
            });
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.01f)]
    public void Adam_IsPyTorchs(float decay)
    {
        // torch/optim/adam.py, _single_tensor_adam with amsgrad = False, one scalar at a time.
        double lambda = decay == 0 ? 0 : Decay;
        AssertUpdates(
            new Adam((float)Rate) { WeightDecay = decay },
            () =>
            {
                const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
                double average = 0, square = 0;
                int step = 0;
                return (w, g) =>
                {
                    step++;
                    g += lambda * w;
                    average += (g - average) * (1 - beta1);
                    square = (square * beta2) + ((1 - beta2) * g * g);
                    double correction1 = 1 - Math.Pow(beta1, step);
                    double correction2 = 1 - Math.Pow(beta2, step);
                    double denominator = (Math.Sqrt(square) / Math.Sqrt(correction2)) + epsilon;
                    return w - (Rate / correction1 * (average / denominator));
                };
            });
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.01f)]
    public void AdamW_IsPyTorchs(float decay)
    {
        // torch/optim/adamw.py: the decay first, then Adam without it.
        double lambda = decay == 0 ? 0 : Decay;
        AssertUpdates(
            new AdamW((float)Rate) { WeightDecay = decay, Decays = DecayScope.All },
            () =>
            {
                const double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
                double average = 0, square = 0;
                int step = 0;
                return (w, g) =>
                {
                    step++;
                    w *= 1 - (Rate * lambda);
                    average += (g - average) * (1 - beta1);
                    square = (square * beta2) + ((1 - beta2) * g * g);
                    double denominator = (Math.Sqrt(square) / Math.Sqrt(1 - Math.Pow(beta2, step))) + epsilon;
                    return w - (Rate / (1 - Math.Pow(beta1, step)) * (average / denominator));
                };
            });
    }

    [Theory]
    [InlineData(0f, 0f)]
    [InlineData(0f, 0.01f)]
    [InlineData(0.9f, 0.01f)]
    public void RmsProp_IsPyTorchs(float momentum, float decay)
    {
        // torch/optim/rmsprop.py, _single_tensor_rmsprop with centered = False, one scalar at a time.
        double mu = momentum == 0 ? 0 : 0.9;
        double lambda = decay == 0 ? 0 : Decay;
        AssertUpdates(
            new RmsProp((float)Rate) { Momentum = momentum, WeightDecay = decay },
            () =>
            {
                const double alpha = 0.99, epsilon = 1e-8;
                double square = 0, buffer = 0;
                return (w, g) =>
                {
                    g += lambda * w;
                    square = (square * alpha) + ((1 - alpha) * g * g);
                    buffer = (mu * buffer) + (g / (Math.Sqrt(square) + epsilon));
                    return w - (Rate * buffer);
                };
            });
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(0.01f)]
    public void Adagrad_IsPyTorchs(float decay)
    {
        // torch/optim/adagrad.py, _single_tensor_adagrad with lr_decay = 0, one scalar at a time.
        double lambda = decay == 0 ? 0 : Decay;
        AssertUpdates(
            new Adagrad((float)Rate) { WeightDecay = decay },
            () =>
            {
                const double epsilon = 1e-10;
                double sum = 0;
                return (w, g) =>
                {
                    g += lambda * w;
                    sum += g * g;
                    return w - (Rate * g / (Math.Sqrt(sum) + epsilon));
                };
            });
    }

    [Fact]
    public void LearningRate_ChangesFromStepToStep()
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 8, 4).Network<double>();
        BoundOptimizer<double> optimizer = Updates.Bind(new Sgd(0.25f), network);
        Assert.Equal(0.25f, optimizer.LearningRate);
        network.Forward([1, 2, 3]);
        network.ComputeLoss([1]);
        network.Backward();
        double before = network.Layer(1).Bias![1];
        double gradient = network.Layer(1).BiasGradient![1];
        optimizer.LearningRate = 0.5f;
        optimizer.Step();
        Assert.Equal(before - (0.5 * gradient), network.Layer(1).Bias![1], 1e-15);
        Assert.Throws<ArgumentOutOfRangeException>(() => optimizer.LearningRate = float.NaN);
    }

    [Fact]
    public void Padding_StaysZero()
    {
        foreach (Optimizer update in Updates.All.Values)
        {
            var model = new HandWrittenModel(3, 20, 4);
            NetworkRuntime<float> network = model.Network<float>();
            network.Train(Examples.Clusters(50), new TrainingOptions { Epochs = 2, Optimizer = update });
            Updates.Bind(update, network);
            float[] all = network.ParameterArena.Span.ToArray();
            Assert.Equal(network.ParameterValues().Count(value => value != 0), all.Count(value => value != 0));
        }
    }

    [Fact]
    public unsafe void TinyMoments_BecomeZero()
    {
        // The velocity of a parameter without gradients halves at every step: it would be denormal after 126 of them.
        var arena = new Arena<float>(16);
        var velocity = new Arena<float>(16);
        velocity.Span.Fill(1e-25f);
        var numbers = new PinnedValue<SgdNumbers<float>>(new() { MinusRate = -0.1f, Momentum = 0.5f, Taken = 1f, FlushAt = Moments.FlushAt<float>() });
        var step = new MomentumStep<float>(new StepPlaces<float>(arena).Context, velocity, numbers.Pointer, decays: false, nesterov: false);
        for (int i = 0; i < 200; i++)
        {
            step.Apply(0, default(Simd128<float>));
            Assert.All(velocity.Span[..4].ToArray(), value => Assert.True(value == 0f || float.IsNormal(value)));
        }

        Assert.Equal(0f, velocity.Span[0]);
        GC.KeepAlive(arena);
    }

    [Theory]
    [InlineData(1e-16f)]
    [InlineData(1e-15f)]
    [InlineData(1e-12f)]
    public unsafe void TinyGradients_AreDividedByTheirRoot(float gradient)
    {
        // Were the square flushed to zero under them, ε alone would be left to divide by, and the step be 10⁵ instead of 0.1.
        var arena = new Arena<float>(16);
        var states = new[] { new Adam(0.1f) { Epsilon = 1e-20f }.CreateState<float>(new(arena)), new RmsProp(0.01f) { Epsilon = 1e-20f }.CreateState<float>(new(arena)) };
        var gradients = new Arena<float>(16);
        gradients.Span.Fill(gradient);
        foreach (OptimizerState<float> state in states)
        {
            arena.Span.Clear();
            state.Rate = state is AdamState<float> ? 0.1 : 0.01;
            state.NextStep();
            state.Apply<Simd128<float>>(gradients, 0, 16);
            Assert.All(arena.Span.ToArray(), value => Assert.Equal(-0.1f, value, 0.001f));
        }
    }

    [Fact]
    public unsafe void TinySquares_BecomeNoDenormals()
    {
        var arena = new Arena<float>(16);
        var squares = new Arena<float>(16);
        var means = new Arena<float>(16);
        squares.Span.Fill(1e-33f);
        means.Span.Fill(1e-25f);
        var numbers = new PinnedValue<AdamNumbers<float>>(new()
        {
            MinusStepSize = -0.1f, RootCorrection = 1, OneMinusBeta1 = 0.1f, OneMinusBeta2 = 0.5f, Epsilon = 1e-8f,
            FlushAt = Moments.FlushAt<float>(), FlushSquareAt = Moments.FlushSquareAt<float>(),
        });
        var step = new AdamStep<float>(new StepPlaces<float>(arena).Context, means, squares, null, numbers.Pointer, decays: false, shrinks: false);
        for (int i = 0; i < 300; i++)
        {
            step.Apply(0, default(Simd128<float>));
            Assert.All((float[])[squares.Span[0], 0.5f * squares.Span[0], means.Span[0], 0.9f * means.Span[0]], value => Assert.True(value == 0f || float.IsNormal(value)));
        }

        GC.KeepAlive(arena);
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void HyperParameters_OutOfRangeAreRefused(float value)
    {
        Action[] constructions =
        [
            () => _ = new Sgd(value),
            () => _ = new Sgd(0.1f) { Momentum = value },
            () => _ = new Sgd(0.1f) { WeightDecay = value },
            () => _ = new Adam(value),
            () => _ = new Adam { Beta1 = value },
            () => _ = new Adam { Beta2 = value },
            () => _ = new Adam { Epsilon = value },
            () => _ = new Adam { WeightDecay = value },
            () => _ = new AdamW(value),
            () => _ = new AdamW { Beta1 = value },
            () => _ = new AdamW { Beta2 = value },
            () => _ = new AdamW { Epsilon = value },
            () => _ = new AdamW { WeightDecay = value },
            () => _ = new RmsProp(value),
            () => _ = new RmsProp { Smoothing = value },
            () => _ = new RmsProp { Epsilon = value },
            () => _ = new RmsProp { Momentum = value },
            () => _ = new RmsProp { WeightDecay = value },
            () => _ = new Adagrad(value),
            () => _ = new Adagrad { Epsilon = value },
            () => _ = new Adagrad { WeightDecay = value },
        ];
        foreach (Action construction in constructions)
        {
            string message = Assert.Throws<ArgumentOutOfRangeException>(construction).Message;
            Assert.Contains(FormattableString.Invariant($"is {value}"), message, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Beta1 = 1f });
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam { Epsilon = 0f });
    }

    [Fact]
    public void NesterovWithoutMomentum_IsRefused()
    {
        NetworkRuntime<float> network = new HandWrittenModel(3, 8, 4).Network<float>();
        var options = new TrainingOptions { Optimizer = new Sgd(0.1f) { Nesterov = true } };
        Assert.Contains("momentum", Assert.Throws<ArgumentException>(() => network.Train(Examples.Clusters(10), options)).Message, StringComparison.Ordinal);
    }

    /// <summary>Runs steps of the training loop and compares every parameter with the same formula on scalars.</summary>
    private static void AssertUpdates(Optimizer optimizer, Func<Func<double, double, double>> createFormula)
    {
        NetworkRuntime<double> network = new HandWrittenModel(3, 20, 4).Network<double>();
        double[] expected = network.ParameterValues();
        Func<double, double, double>[] formulas = [.. expected.Select(_ => createFormula())];
        BoundOptimizer<double> bound = Updates.Bind(optimizer, network);
        for (int step = 0; step < 6; step++)
        {
            foreach (Batch batch in Examples.Clusters(30).Batches(30, seed: step))
            {
                network.Forward(batch.Inputs);
                network.ComputeLoss(batch.Targets);
                network.Backward();
            }

            double[] gradients = [.. network.Parameters.SelectMany(parameter => parameter.Gradient.ToArray())];
            bound.Step();
            double[] actual = network.ParameterValues();
            for (int i = 0; i < expected.Length; i++)
            {
                expected[i] = formulas[i](expected[i], gradients[i]);
                Assert.Equal(expected[i], actual[i], 1e-12);
            }
        }
    }
}
